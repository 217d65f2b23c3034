using System.Diagnostics;

namespace Marketplace.Postgres;

/// <summary>
/// The server's parent: a small shell that holds the other end of our pipe. When the pipe closes, because we closed it
/// or because we died in whatever way, it stops the server and goes.
/// </summary>
internal static class Watchdog
{
    // The shell outlives Ctrl-C, which a terminal sends to all of its processes: the host drains first and then closes the pipe.
    // SIGINT is PostgreSQL's fast shutdown; it is repeated because a server that has only just begun does not hear it yet,
    // and after half a minute SIGQUIT ends what would not end (the next start then recovers from the log).
    private const string Script = """
        exec 3<&0 </dev/null >"$1" 2>&1
        forget=$2
        shift 2
        trap '' INT HUP TERM
        "$@" 3<&- &
        server=$!
        (
            read -r _ <&3
            tries=0
            while kill -INT "$server"; do
                tries=$((tries + 1))
                if [ "$tries" -gt 150 ]; then kill -QUIT "$server"; fi
                sleep 0.2
            done
        ) >/dev/null 2>&1 &
        watcher=$!
        exec 3<&-
        wait "$server"
        status=$?
        kill -KILL "$watcher"
        if [ -n "$forget" ]; then rm -rf -- "$forget"; fi
        exit "$status"
        """;

    // The same in Windows' words; pg_ctl also sheds an administrator's rights, with which the server would refuse to run.
    private const string WindowsScript =
        "\"%PG_CTL%\" start -W -D \"%PG_CLUSTER%\" -l \"%PG_LOG%\" -o \"%PG_OPTIONS%\" & set /p _= & \"%PG_CTL%\" stop -m fast -D \"%PG_CLUSTER%\"";

    private const string WindowsForget = " & rd /s /q \"%PG_CLUSTER%\"";

    public static Process Start(ServerPlace place, int port)
    {
        var settings = ServerSettings.Arguments(place.Directory, port, place.Durable);
        var start = OperatingSystem.IsWindows() ? Windows(place, settings) : Unix(place, settings);

        start.RedirectStandardInput = true;
        return Process.Start(start)!;
    }

    private static ProcessStartInfo Unix(ServerPlace place, IEnumerable<string> settings)
    {
        var forget = place.Disposable ? place.Directory.Cluster : string.Empty;
        string[] shell = ["/bin/sh", "-c", Script, "marketplace-postgres", place.Directory.Log, forget, place.Binaries.Postgres, .. settings];

        // In a session of its own, where neither Ctrl-C nor a signal to our process group reaches it.
        string[] command = File.Exists("/usr/bin/setsid") ? ["/usr/bin/setsid", .. shell]
            : File.Exists("/usr/bin/perl") ? ["/usr/bin/perl", "-MPOSIX", "-e", "POSIX::setsid(); exec @ARGV", .. shell]
            : shell;

        return Tool.Describe(command[0], command[1..], place.Account, place.Directory.Root);
    }

    private static ProcessStartInfo Windows(ServerPlace place, IEnumerable<string> settings)
    {
        var start = Tool.Describe("cmd.exe", [], ServerAccount.Same, place.Directory.Root);
        start.Arguments = $"/v:off /s /c \"{WindowsScript}{(place.Disposable ? WindowsForget : string.Empty)}\"";
        start.Environment["PG_CTL"] = place.Binaries.PgCtl;
        start.Environment["PG_CLUSTER"] = place.Directory.Cluster;
        start.Environment["PG_LOG"] = place.Directory.Log;
        start.Environment["PG_OPTIONS"] = string.Join(' ', settings.Skip(2));
        return start;
    }
}
