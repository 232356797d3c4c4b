using System.Globalization;

namespace Finsam.Interop.Tests.Processes;

/// <summary>
/// A client that is not ours. It runs all its cases in one process and prints a line for each: <c>PASS case</c> or <c>FAIL case: reason</c>.
/// </summary>
/// <param name="Program">Its interpreter.</param>
/// <param name="Arguments">What comes before host, port and cases.</param>
internal sealed record ForeignClient(string Program, IReadOnlyList<string> Arguments)
{
    /// <summary>Runs cases against a server; by case null when it passed, else why it did not.</summary>
    public async Task<IReadOnlyDictionary<string, string?>> RunAsync(Endpoint endpoint, IReadOnlyList<string> cases)
    {
        var environment = new Dictionary<string, string>();
        if (endpoint.AuthorityFile is { } authority && endpoint.Token is { } token)
        {
            environment["INTEROP_CA"] = authority;
            environment["INTEROP_TOKEN"] = token;
        }

        var port = endpoint.Address.Port.ToString(CultureInfo.InvariantCulture);
        var output = await PeerCommand.RunAsync(Program, [.. Arguments, "localhost", port, .. cases], environment: environment);
        var lines = output.Split('\n');
        return cases.ToDictionary(name => name, name =>
            lines.Contains($"PASS {name}") ? null
            : lines.FirstOrDefault(line => line.StartsWith($"FAIL {name}: ", StringComparison.Ordinal)) ?? $"No outcome of {name} in: {output}");
    }
}
