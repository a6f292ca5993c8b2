#pragma once

#include <QtGlobal>

#include <csignal>
#include <sys/resource.h>
#include <unistd.h>

/// Faults of the world that a test brings about for a while.
namespace hstudio::tests
{

/// No file of this process grows beyond `bytes`, as on a full disk. Changes by set(); the limit goes with the object.
class FullDisk final
{
public:
    FullDisk()
    {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
    }
    ~FullDisk() { clear(); }
    FullDisk(const FullDisk &) = delete;
    FullDisk &operator=(const FullDisk &) = delete;

    void set(rlim_t bytes) const
    {
        auto tight = m_before;
        tight.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &tight);
    }
    void clear() const { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before = {};
};

/// Gives up root's right to write anywhere, for as long as it lives.
class AsOrdinaryUser final
{
public:
    AsOrdinaryUser() : m_changed(::geteuid() == 0 && ::seteuid(kNobody) == 0) {}
    ~AsOrdinaryUser()
    {
        if (m_changed && ::seteuid(0) != 0)
            qFatal("can't become root again");
    }
    AsOrdinaryUser(const AsOrdinaryUser &) = delete;
    AsOrdinaryUser &operator=(const AsOrdinaryUser &) = delete;

private:
    static constexpr uid_t kNobody = 65534;
    bool m_changed;
};

} // namespace hstudio::tests
