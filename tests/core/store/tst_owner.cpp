#include "core/store/owner.h"

#include <QTest>

#include <array>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using hstudio::store::isAlive;
using hstudio::store::Owner;

class TstOwner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void thisProcessIsAlive()
    {
        const auto self = hstudio::store::thisProcess();
        QCOMPARE(self.pid, static_cast<std::int64_t>(::getpid()));
        QVERIFY(self.start > 0);
        QVERIFY(isAlive(self));
    }

    void nobodyAndReusedPidsAreNotAlive()
    {
        const auto self = hstudio::store::thisProcess();
        QVERIFY(!isAlive({}));
        QVERIFY(!isAlive({.pid = self.pid, .start = self.start + 1}));
        QVERIFY(!isAlive({.pid = -1, .start = 0}));
    }

    void killedProcessIsNotAliveEvenAsAZombie()
    {
        std::array<int, 2> pipe = {};
        QCOMPARE(::pipe(pipe.data()), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            const auto self = hstudio::store::thisProcess();
            if (::write(pipe[1], &self, sizeof self) != sizeof self)
                ::_exit(1);
            ::pause();
            ::_exit(0);
        }
        Owner owner;
        QCOMPARE(::read(pipe[0], &owner, sizeof owner), static_cast<ssize_t>(sizeof owner));
        QCOMPARE(owner.pid, static_cast<std::int64_t>(child));
        QVERIFY(isAlive(owner));
        ::kill(child, SIGKILL);
        siginfo_t info = {};
        QCOMPARE(::waitid(P_PID, static_cast<id_t>(child), &info, WEXITED | WNOWAIT), 0); // dead, not yet reaped
        QVERIFY(!isAlive(owner));
        ::waitpid(child, nullptr, 0);
        QVERIFY(!isAlive(owner));
    }
};

QTEST_GUILESS_MAIN(TstOwner)
#include "tst_owner.moc"
