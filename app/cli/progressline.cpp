#include "app/cli/progressline.h"

#include "app/cli/text.h"

#include <iostream>
#include <sys/ioctl.h>
#include <unistd.h>

namespace hstudio::cli
{
namespace
{

constexpr double kSecondsBetweenDraws = 0.1;
constexpr double kSecondsBeforeEstimate = 2;
constexpr const char *kEraseLine = "\r\033[K";

/// Cuts a line to the terminal's width, at a character's border, so that it stays one line and can be overwritten.
std::string cutToTerminal(std::string line)
{
    winsize size{};
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0)
        return line;
    std::size_t characters = 0;
    for (std::size_t byte = 0; byte < line.size(); ++byte) {
        const bool startsCharacter = (static_cast<unsigned char>(line[byte]) & 0xC0) != 0x80;
        if (startsCharacter && ++characters >= size.ws_col) {
            line.resize(byte);
            break;
        }
    }
    return line;
}

} // namespace

ProgressLine::ProgressLine() : m_visible(isatty(STDERR_FILENO) == 1) {}

ProgressLine::~ProgressLine() { clear(); }

void ProgressLine::show(const std::string &what, double share)
{
    const double now = m_watch.seconds();
    if (!m_start)
        m_start = Start{share, now};
    if (!m_visible || (m_lastDrawn >= 0 && now - m_lastDrawn < kSecondsBetweenDraws))
        return;
    std::string line = what + " · " + decimalText(100 * share, 0) + " %";
    const double gained = share - m_start->share;
    const double elapsed = now - m_start->seconds;
    if (gained > 0 && elapsed >= kSecondsBeforeEstimate)
        line += " · about " + durationText(elapsed * (1 - share) / gained) + " left";
    std::cerr << kEraseLine + cutToTerminal(std::move(line)) << std::flush;
    m_lastDrawn = now;
    m_drawn = true;
}

void ProgressLine::clear()
{
    if (m_drawn)
        std::cerr << kEraseLine << std::flush;
    m_drawn = false;
    m_lastDrawn = -1;
}

} // namespace hstudio::cli
