using System.Diagnostics;

namespace Finsam.LocalStack;

/// <summary>A program that is run to its end.</summary>
internal static class ShortCommand
{
    /// <summary>Runs a command.</summary>
    /// <exception cref="StackException">It ended with an error; the message holds what it printed.</exception>
    public static async Task RunAsync(
        IReadOnlyList<string> words, IReadOnlyDictionary<string, string>? environment = null, CancellationToken cancellationToken = default)
    {
        var (code, output) = await ExecuteAsync(words, environment, cancellationToken);
        if (code != 0)
        {
            throw new StackException($"{string.Join(' ', words)} slutade med kod {code}:\n{output.Trim()}");
        }
    }

    /// <summary>Runs a command and gives its exit code.</summary>
    public static async Task<int> ExitCodeAsync(IReadOnlyList<string> words, CancellationToken cancellationToken) =>
        (await ExecuteAsync(words, null, cancellationToken)).Code;

    private static async Task<(int Code, string Output)> ExecuteAsync(
        IReadOnlyList<string> words, IReadOnlyDictionary<string, string>? environment, CancellationToken cancellationToken)
    {
        // A caller's working directory may be closed to the user that the command runs as.
        var start = new ProcessStartInfo(words[0], words.Skip(1))
        {
            RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = "/",
        };
        foreach (var (name, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return (process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
