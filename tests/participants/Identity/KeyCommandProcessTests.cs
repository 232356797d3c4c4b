using System.Diagnostics;
using System.Text.RegularExpressions;
using Finsam.Participants.Identity;
using Finsam.Participants.Tests.Service;
using Finsam.TestHost;
using Xunit;

namespace Finsam.Participants.Tests.Identity;

/// <summary>The command line of keys, as an operator runs it: a process of the service's own assembly, with the service's settings.</summary>
public sealed partial class KeyCommandProcessTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("finsam-keys-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Keys_are_made_shown_and_kept_while_they_are_needed_and_nothing_secret_is_printed()
    {
        // Somebody whom the new keys don't open or find: the förbund that there are share the database.
        var scenario = await ParticipantsScenario.StartAsync();
        await scenario.Staff.EnrollAsync(scenario.Enrollment("P1"));
        var folder = new KeyFolder(_folder.FullName);
        Assert.Equal([1], folder.ReadBlindIndexKeys().Select(key => key.No));
        SealingKeys.Add(folder);

        var made = await RunAsync(scenario, "keys", "new");
        Assert.Equal(0, made.Code);
        Assert.Contains("Nyckel 2 för blindindex", made.Output);
        Assert.Equal([1, 2], folder.ReadBlindIndexKeys().Select(key => key.No));

        var status = await RunAsync(scenario, "keys", "status");
        Assert.Equal(0, status.Code);
        Assert.Contains("Nycklar för blindindex: 1, 2", status.Output);
        Assert.All(SealingKeys.Ids(folder), id => Assert.Contains($"{id}", status.Output));
        Assert.DoesNotContain("Utan index under den nyaste nyckeln: 0", status.Output);

        var early = await RunAsync(scenario, "keys", "retire");
        Assert.Equal(1, early.Code);
        Assert.Contains("Försök igen", early.Output);
        Array.ForEach(_folder.GetFiles(), file => file.LastWriteTimeUtc = DateTime.UtcNow.AddHours(-1));
        var needed = await RunAsync(scenario, "keys", "retire", "--let-go");
        Assert.Equal(1, needed.Code);
        Assert.Contains("behöver fortfarande en äldre nyckel", needed.Output);
        Assert.Equal([1, 2], folder.ReadBlindIndexKeys().Select(key => key.No));

        var unknown = await RunAsync(scenario, "keys", "nya");
        Assert.Equal(1, unknown.Code);
        Assert.Contains("keys new | keys status | keys retire [--let-go]", unknown.Output);
        AssertNothingSecret(scenario, string.Concat(made.Output, status.Output, early.Output, needed.Output, unknown.Output));
    }

    [Fact]
    public async Task A_setting_that_is_missing_is_told_by_its_name()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var (code, output) = await RunAsync(scenario, settings => settings.Remove("Finsam__KeyFolder"), "keys", "status");
        Assert.NotEqual(0, code);
        Assert.Contains("Finsam__KeyFolder", output);
        AssertNothingSecret(scenario, output);
    }

    private void AssertNothingSecret(ParticipantsScenario scenario, string output)
    {
        var keys = _folder.GetFiles("*.key").Select(file => File.ReadAllBytes(file.FullName)).ToList();
        var sealing = _folder.GetFiles("*.xml").SelectMany(file => MasterKey().Matches(File.ReadAllText(file.FullName))).Select(found => found.Groups[1].Value);
        string[] secrets =
        [
            .. keys.SelectMany(key => new[] { Convert.ToBase64String(key), Convert.ToHexString(key), Convert.ToHexStringLower(key) }),
            .. sealing,
            scenario.Stack.ConnectionString("participants"),
        ];
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, output, StringComparison.OrdinalIgnoreCase));
        Assert.True(secrets.Length == 1 || secrets.Length > 3, "The keys of the folder were not found.");
    }

    private Task<(int Code, string Output)> RunAsync(ParticipantsScenario scenario, params string[] arguments) =>
        RunAsync(scenario, _ => { }, arguments);

    private async Task<(int Code, string Output)> RunAsync(
        ParticipantsScenario scenario, Action<IDictionary<string, string?>> change, params string[] arguments)
    {
        var assembly = Path.Combine(
            TestStack.RepositoryRoot, "services", "participants", "bin", TestStack.Binaries.Configuration, "net10.0", "Finsam.Participants.dll");
        var start = new ProcessStartInfo("dotnet", [assembly, .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder.FullName,
        };
        start.Environment["Finsam__KeyFolder"] = _folder.FullName;
        start.Environment["Finsam__Postgres"] = scenario.Stack.ConnectionString("participants");
        start.Environment["Finsam__PostgresOwner"] = scenario.Stack.ConnectionString("participants");
        start.Environment["Finsam__RabbitMq"] = "amqp://127.0.0.1";
        start.Environment["Finsam__GrpcPort"] = "1";
        start.Environment["Finsam__HttpPort"] = "2";
        change(start.Environment);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await errors);
    }

    [GeneratedRegex("<value>([^<]+)</value>")]
    private static partial Regex MasterKey();
}
