using System.Diagnostics;

namespace Finsam.TestHost;

/// <summary>
/// Ends a test stack when its test process has ended, however it ended: test runners kill theirs, and no code of ours runs then. The data is
/// worth nothing by that time, so nothing is stopped gently.
/// </summary>
internal static class Watchdog
{
    // A zombie has ended too. PostgreSQL's children end when SIGQUIT ends their parent.
    private const string Script = """
        while [ -d "/proc/$1" ] && ! grep -q '^State:[[:space:]]*Z' "/proc/$1/status" 2>/dev/null; do sleep 0.3; done
        for pid in $(grep -o '"pid": [0-9]*' "$2/state.json" 2>/dev/null | grep -o '[0-9]*'); do
            case $(cat "/proc/$pid/comm" 2>/dev/null) in
                postgres) kill -QUIT "$pid" ;;
                ?*) kill -KILL "$pid" ;;
            esac
        done
        sleep 1
        rm -rf "$2"
        """;

    /// <summary>Watches over this process.</summary>
    /// <param name="folder">Folder of the stack; deleted at the end.</param>
    public static void Start(string folder)
    {
        var start = new ProcessStartInfo("setsid", ["sh", "-c", $"exec >/dev/null 2>&1 </dev/null\n{Script}", "watchdog", $"{Environment.ProcessId}", folder]);
        Process.Start(start)!.Dispose();
    }
}
