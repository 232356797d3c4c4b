using Finsam.Participants.Domain;
using Finsam.Participants.Identity;
using Finsam.Participants.Tests.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres.Tenancy;
using Grpc.Core;
using Grpc.Net.Client;
using Xunit;

namespace Finsam.Participants.Tests.Service;

/// <summary>Keys are changed while the service runs: old values stay findable, what there is moves, and the former keys are retired.</summary>
public sealed class KeyRotationTests : IDisposable
{
    private const int Persons = 2 * Rekeying.BatchRows + 50;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("finsam-rotation-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Rows_move_in_batches_and_go_on_where_a_crash_stopped_them_until_the_former_keys_are_needed_by_none()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await using var database = new TenantDataSource(scenario.Stack.ConnectionString("participants"));
        var folder = new KeyFolder(_folder.FullName);
        var before = new Keyed(folder, database);
        var persons = await before.RegisterAsync(scenario.Forbund, Numbers("ludvika"));
        Assert.Equal((0, 0, 0), await before.LeftAsync(scenario.Forbund));

        // A new key of each kind, then a crash after the first batch of each.
        Assert.Equal(2, folder.AddBlindIndexKey());
        SealingKeys.Add(folder);
        var crashed = new Keyed(folder, database);
        Assert.Equal((Persons, Persons, 0), await crashed.LeftAsync(scenario.Forbund));
        Assert.Equal(Rekeying.BatchRows, (await crashed.Rekeying.ResealAsync(scenario.Forbund, Rekeying.Place.First, default)).Moved);
        Assert.Equal(Rekeying.BatchRows, (await crashed.Rekeying.IndexAsync(scenario.Forbund, 2, Rekeying.Place.First, default)).Moved);
        var left = Persons - Rekeying.BatchRows;
        Assert.Equal((left, left, 0), await crashed.LeftAsync(scenario.Forbund));

        // Half moved: an instance that knows both keys and one that knows the former only find everybody.
        Assert.Equal(persons, await crashed.RegisterAsync(scenario.Forbund, Numbers("staten")));
        Assert.Equal(persons, await before.RegisterAsync(scenario.Forbund, Numbers("ludvika")));

        var restarted = new Keyed(folder, database);
        Assert.True(await restarted.Rekeying.RunAsync(scenario.Forbund, default) > 0);
        Assert.Equal((0, 0, 0), await restarted.LeftAsync(scenario.Forbund));
        Assert.Equal(0, await restarted.Rekeying.RunAsync(scenario.Forbund, default));

        folder.RemoveBlindIndexKey(1);
        SealingKeys.RemoveAllBut(folder, new Guid(restarted.Seal.CurrentKeyId()));
        var after = new Keyed(folder, database);
        Assert.Equal(persons, await after.RegisterAsync(scenario.Forbund, Numbers("ludvika")));
        Assert.Equal(Persons, await after.Rekeying.RunAsync(scenario.Forbund, default));
        Assert.Equal(0, await scenario.CountAsync("select count(*) from identity.individual where forbund_id = @forbund and key_no = 1"));
        Assert.Equal(Persons, await scenario.CountAsync("select count(*) from identity.individual where forbund_id = @forbund"));
        Assert.Equal(Numbers("ludvika")[7].Identifier.Value, await after.OpenAsync(scenario, persons[7]));
    }

    [Fact]
    public async Task A_running_service_takes_new_keys_into_use_and_moves_what_it_has_to_them()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        var folder = new KeyFolder(Path.Combine(scenario.Stack.Folder.Secrets, $"keys-{scenario.Forbund}"));
        var instance = await scenario.Stack.StartInstanceAsync("participants", ("Finsam__KeyFolder", folder.Folder.FullName));
        using var channel = GrpcChannel.ForAddress($"http://127.0.0.1:{instance.Port}");
        var client = new ParticipantsService.ParticipantsServiceClient(channel);
        var headers = new Metadata { { "authorization", $"Bearer {scenario.Stack.Token("insatspersonal", scenario.Forbund, "301", "302")}" } };
        await client.EnrollAsync(scenario.Numbered("811218-9876"), headers);

        folder.AddBlindIndexKey();
        var sealing = SealingKeys.Add(folder);
        await client.EnrollAsync(scenario.Numbered("191212121212"), headers);
        var deadline = DateTime.UtcNow + Patience;
        while (await scenario.CountAsync($"""
            select count(*) from identity.person p
            where forbund_id = @forbund and encode(substring(sealed from 5 for 16), 'hex') = '{Convert.ToHexStringLower(sealing.ToByteArray())}'
                and exists (select from identity.individual i where i.forbund_id = @forbund and i.number_id = p.number_id and i.key_no = 2)
            """) < 2)
        {
            Assert.True(DateTime.UtcNow < deadline, "The identities were not moved to the new keys.");
            await Task.Delay(TimeSpan.FromMilliseconds(200));
        }

        await client.EnrollAsync(scenario.Numbered("811218-9876", "302"), headers);
        await client.EnrollAsync(scenario.Numbered("191212121212", "302"), headers);
        Assert.Equal(2, await scenario.CountAsync("select count(distinct person_id) from participation where forbund_id = @forbund"));
    }

    [Fact]
    public async Task Former_keys_are_kept_while_the_new_one_has_just_come_and_while_anything_needs_them()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await using var database = new TenantDataSource(scenario.Stack.ConnectionString("participants"));
        var folder = new KeyFolder(_folder.FullName);
        var before = new Keyed(folder, database);
        var output = new StringWriter();
        var command = new KeyCommand(folder, database, output);
        Assert.Equal(0, await command.RunAsync(["new"], default));
        Assert.Equal([1, 2], folder.ReadBlindIndexKeys().Select(key => key.No));
        Assert.Equal(1, await command.RunAsync(["retire"], default));
        Assert.Contains("Försök igen", output.ToString(), StringComparison.Ordinal);
        Assert.Equal([1, 2], folder.ReadBlindIndexKeys().Select(key => key.No));

        // Old enough, but somebody is still sealed and found by the former keys only.
        Array.ForEach(_folder.GetFiles(), file => file.LastWriteTimeUtc = DateTime.UtcNow.AddHours(-1));
        await before.RegisterAsync(scenario.Forbund, Numbers("ludvika")[..1]);
        Assert.Equal(1, await command.RunAsync(["retire"], default));
        Assert.Contains("behöver fortfarande en äldre nyckel", output.ToString(), StringComparison.Ordinal);
        Assert.Equal([1, 2], folder.ReadBlindIndexKeys().Select(key => key.No));
        Assert.Equal(0, await command.RunAsync(["status"], default));
        Assert.Equal(1, await command.RunAsync(["nya"], default));
        Assert.Contains("keys retire [--let-go]", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_nothing_needs_them_the_former_keys_are_deleted_and_the_newest_open_what_they_have_sealed()
    {
        var scenario = await ParticipantsScenario.StartAsync();
        await using var database = new TenantDataSource(scenario.Stack.ConnectionString("participants"));
        var folder = new KeyFolder(_folder.FullName);
        var command = new KeyCommand(folder, database, new StringWriter());
        await command.RunAsync(["new"], default);
        var keyed = new Keyed(folder, database);
        var person = Assert.Single(await keyed.RegisterAsync(scenario.Forbund, Numbers("ludvika")[..1]));
        Assert.Equal(1, command.Retire(new IdentityKeys(folder), new KeyUse { SealedBefore = 0, NotIndexed = 0, NeverSealed = 1 }, letGo: false));
        Assert.Equal([1, 2], folder.ReadBlindIndexKeys().Select(key => key.No));

        Assert.Equal(0, command.Retire(new IdentityKeys(folder), new KeyUse { SealedBefore = 0, NotIndexed = 0, NeverSealed = 1 }, letGo: true));
        Assert.Equal([2], folder.ReadBlindIndexKeys().Select(key => key.No));
        Assert.Single(SealingKeys.Ids(folder));
        var after = new Keyed(folder, database);
        Assert.Equal([person], await after.RegisterAsync(scenario.Forbund, Numbers("ludvika")[..1]));
        Assert.Equal(Numbers("ludvika")[0].Identifier.Value, await after.OpenAsync(scenario, person));
    }

    private static NamedPerson[] Numbers(string controller) =>
    [
        .. Enumerable.Range(0, Persons).Select(i => new NamedPerson(
            controller,
            new PersonIdentifier("personal", MadeUpNumbers.WithCheckDigit($"1980{1 + i / 28 % 12:D2}{1 + i % 28:D2}{100 + i}0")))),
    ];

    /// <summary>An instance: what it knows of the keys when it starts.</summary>
    private sealed class Keyed
    {
        private readonly TenantDataSource _database;
        private readonly PersonStore _store;

        public Keyed(KeyFolder folder, TenantDataSource database)
        {
            var keys = new IdentityKeys(folder);
            var index = new BlindIndex(() => keys.BlindIndexKeys);
            (_database, Seal) = (database, new IdentitySeal(keys));
            Rekeying = new Rekeying(database, index, Seal);
            _store = new PersonStore(index, Seal);
        }

        public Rekeying Rekeying { get; }

        public IdentitySeal Seal { get; }

        public async Task<(long Sealed, long Indexed, long Never)> LeftAsync(string forbund)
        {
            var use = await Rekeying.CountAsync(forbund, default);
            return (use.SealedBefore, use.NotIndexed, use.NeverSealed);
        }

        public async Task<IReadOnlyList<Guid>> RegisterAsync(string forbund, NamedPerson[] persons)
        {
            using var entered = CurrentForbund.Enter(forbund);
            await using var connection = await _database.OpenConnectionAsync(default);
            await using var transaction = await connection.BeginTransactionAsync();
            var ids = new List<Guid>();
            foreach (var person in persons)
            {
                ids.Add(await _store.RegisterAsync(connection, transaction, forbund, person, "test", default));
            }

            await transaction.CommitAsync();
            return ids;
        }

        public async Task<string> OpenAsync(ParticipantsScenario scenario, Guid person)
        {
            await using var connection = await scenario.Stack.OpenDatabaseAsync("participants");
            await using var command = connection.CreateCommand();
            command.CommandText = "select sealed from identity.person where person_id = @person and controller = 'ludvika'";
            command.Parameters.AddWithValue("person", person);
            return Seal.Open(scenario.Forbund, "ludvika", (byte[])(await command.ExecuteScalarAsync())!);
        }
    }
}
