#include "core/store/writer.h"

#include <sys/stat.h>

namespace hstudio::store
{
namespace
{

std::uint64_t inodeOf(const std::filesystem::path &file)
{
    struct stat info = {};
    return ::stat(file.c_str(), &info) == 0 ? info.st_ino : 0;
}

} // namespace

Writer::Writer(std::unique_ptr<SQLite::Database> database, std::filesystem::path file)
    : m_database(std::move(database)), m_file(std::move(file)), m_inode(inodeOf(m_file)), m_thread([this] { loop(); })
{}

Writer::~Writer()
{
    {
        const std::lock_guard lock(m_mutex);
        m_closing = true;
    }
    m_changed.notify_one();
    m_thread.join();
}

bool Writer::fileInPlace() const { return inodeOf(m_file) == m_inode; }

void Writer::execute(std::function<void(SQLite::Database &)> work)
{
    Job job(std::move(work));
    auto done = job.get_future();
    {
        const std::lock_guard lock(m_mutex);
        m_jobs.push_back(std::move(job));
    }
    m_changed.notify_one();
    done.get();
}

void Writer::loop()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_changed.wait(lock, [this] { return m_closing || !m_jobs.empty(); });
        if (m_jobs.empty())
            return;
        Job job = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        job(*m_database);
        lock.lock();
    }
}

} // namespace hstudio::store
