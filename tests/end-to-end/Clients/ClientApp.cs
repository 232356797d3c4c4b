using System.Diagnostics;
using System.Text;
using Finsam.TestHost;

namespace Finsam.EndToEnd.Tests.Clients;

/// <summary>One of the registering apps of docs/clients, in a process of its own.</summary>
internal sealed class ClientApp
{
    private const string Variables = "FINSAM_";
    private static readonly TimeSpan LongestRun = TimeSpan.FromMinutes(4);
    private static readonly string Folder = Path.Combine(TestStack.RepositoryRoot, "docs", "clients");

    private readonly string[] _command;

    private ClientApp(params string[] command) => _command = command;

    /// <summary>The apps, by the names of their folders.</summary>
    public static TheoryData<string> Names() => ["csharp", "typescript", "curl"];

    /// <summary>Makes an app ready to run.</summary>
    public static async Task<ClientApp> PrepareAsync(string name)
    {
        switch (name)
        {
            case "csharp":
                return new ClientApp("dotnet", Path.Combine(Folder, "csharp", "bin", TestStack.Binaries.Configuration, "net10.0", "register.dll"));
            case "typescript":
                await TypeScriptBuild.Done;
                return new ClientApp("node", Path.Combine(TypeScriptBuild.Folder, "dist", "register.js"));
            case "curl":
                return new ClientApp(Path.Combine(Folder, "curl", "register.sh"));
            default:
                throw new ArgumentOutOfRangeException(nameof(name), name, "No such app.");
        }
    }

    /// <summary>Runs it to its end.</summary>
    /// <param name="settings">Its environment, beside the machine's own.</param>
    /// <param name="typed">Lines typed at the keyboard.</param>
    /// <param name="arguments">Its arguments.</param>
    public async Task<ClientRun> RunAsync(IReadOnlyDictionary<string, string> settings, string[] typed, params string[] arguments)
    {
        var start = new ProcessStartInfo(_command[0], [.. _command[1..], .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var inherited in start.Environment.Keys.Where(key => key.StartsWith(Variables, StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(inherited);
        }

        foreach (var (key, value) in settings)
        {
            start.Environment[key] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(string.Concat(typed.Select(line => $"{line}\n")));
        process.StandardInput.Close();
        try
        {
            await process.WaitForExitAsync().WaitAsync(LongestRun);
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return new ClientRun(process.ExitCode, await output, await errors);
    }
}

/// <summary>How a run ended.</summary>
/// <param name="Code">Exit code.</param>
/// <param name="Output">What it printed.</param>
/// <param name="Errors">What it told the one at the keyboard.</param>
internal sealed record ClientRun(int Code, string Output, string Errors)
{
    /// <summary>Asserts that inskrivning and avslut went through, and gives the participation's key.</summary>
    public string AssertRegistered(string closedOn)
    {
        Assert.True(Code == 0, $"{Code}: {Output}{Errors}");
        var lines = Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("Inskriven: ", lines[0]);
        Assert.Equal($"Avslutad: {closedOn}", lines[1]);
        return lines[0]["Inskriven: ".Length..];
    }
}
