using System.Diagnostics;

namespace Finsam.LocalStack;

/// <summary>Starts programs that outlive the command that started them.</summary>
internal static class DetachedProcess
{
    /// <summary>
    /// Starts a program in a session of its own, so that Ctrl-C in the terminal reaches the command line alone, with its output in a log file.
    /// </summary>
    /// <param name="words">Program and arguments; each program in the chain replaces the one before, so the process id stays.</param>
    /// <param name="log">File that the output is appended to.</param>
    /// <param name="environment">Variables; null removes one.</param>
    /// <param name="folder">Working directory.</param>
    /// <exception cref="StackException">The program could not be started.</exception>
    public static ProcessIdentity Start(
        IReadOnlyList<string> words, string log, IReadOnlyDictionary<string, string?> environment, string folder)
    {
        const string Redirect = """exec "$@" >>"$FINSAM_LOG" 2>&1 </dev/null""";
        var start = new ProcessStartInfo("setsid", ["sh", "-c", Redirect, "sh", .. words]) { WorkingDirectory = folder };
        start.Environment["FINSAM_LOG"] = log;
        foreach (var (name, value) in environment)
        {
            if (value is null)
            {
                start.Environment.Remove(name);
            }
            else
            {
                start.Environment[name] = value;
            }
        }

        try
        {
            var process = Process.Start(start)!;
            return ProcessIdentity.Of(process.Id) ?? throw new StackException($"{words[0]} slutade genast. Se {log}.");
        }
        catch (System.ComponentModel.Win32Exception e)
        {
            throw new StackException($"{words[0]} kunde inte startas: {e.Message}", e);
        }
    }
}
