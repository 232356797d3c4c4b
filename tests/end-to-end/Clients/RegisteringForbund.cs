using Finsam.Common.V1;
using Finsam.Participants.V1;
using Finsam.TestHost;
using Npgsql;

namespace Finsam.EndToEnd.Tests.Clients;

/// <summary>A förbund with one insats, 301, that a team registers in.</summary>
internal sealed class RegisteringForbund
{
    public const string Insats = "301";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);

    private RegisteringForbund(TestStack stack) => Stack = stack;

    public TestStack Stack { get; }

    public string Slug { get; } = TestStack.NewForbund();

    /// <summary>A token of the team.</summary>
    public string Token => Stack.Token("insatspersonal", Slug, Insats);

    public static async Task<RegisteringForbund> CreateAsync()
    {
        var forbund = new RegisteringForbund(await TestStack.Shared);
        await forbund.Stack.Participants("forbundschef", forbund.Slug).PutPeriodRegisterAsync(new PutPeriodRegisterRequest
        {
            RequestId = "1",
            Forbund = forbund.Slug,
            Period = new Period { From = "2018-01-01", To = "2018-12-31" },
            Members = { new Member { Id = "ludvika", Name = "Ludvika kommun" } },
            Insatser = { new Insats { Code = Insats, Name = "Ett", Kind = InsatsKind.Individual, Controller = "ludvika" } },
        });
        return forbund;
    }

    /// <summary>An app's settings with a token that is had already.</summary>
    /// <param name="gateway">Another way to the gateway; its own address where null.</param>
    public Dictionary<string, string> Settings(Uri? gateway = null) => new()
    {
        ["FINSAM_GATEWAY"] = $"{gateway ?? Stack.Gateway}".TrimEnd('/'),
        ["FINSAM_CA"] = Stack.Folder.CertificateAuthority,
        ["FINSAM_TOKEN"] = Token,
    };

    /// <summary>Asserts that the förbund has one participation, this one, with its avslut.</summary>
    public async Task AssertOneClosedAsync(string participation, string closedOn)
    {
        Assert.Equal(1, await CountParticipationsAsync());
        var read = await Stack.Participants("insatspersonal", Slug, Insats).GetParticipationAsync(
            new GetParticipationRequest { Forbund = Slug, Participation = participation });
        Assert.Equal(closedOn, read.Participation.ClosedOn);
    }

    /// <summary>How many participations are committed.</summary>
    public async Task<long> CountParticipationsAsync()
    {
        await using var connection = await Stack.OpenDatabaseAsync("participants");
        await using var command = new NpgsqlCommand("select count(*) from participation where forbund_id = @forbund", connection);
        command.Parameters.AddWithValue("forbund", Slug);
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Holds up the förbund's writers in the middle of their work, until it is disposed of.</summary>
    public async Task<HeldWriters> HoldWritersAsync()
    {
        var connection = await Stack.OpenDatabaseAsync("participants");
        var transaction = await connection.BeginTransactionAsync();

        // The row that every writer of the förbund takes first.
        await using var take = new NpgsqlCommand("select position from journal_position where forbund_id = @forbund for update", connection, transaction);
        take.Parameters.AddWithValue("forbund", Slug);
        Assert.NotNull(await take.ExecuteScalarAsync());
        return new HeldWriters(this, connection, transaction);
    }

    /// <summary>Waits until something holds.</summary>
    public static async Task UntilAsync(string what, Func<Task<bool>> holds)
    {
        var giveUp = DateTime.UtcNow + Patience;
        while (!await holds())
        {
            Assert.True(DateTime.UtcNow < giveUp, $"Waited {Patience} in vain: {what}");
            await Task.Delay(BetweenLooks);
        }
    }
}

/// <summary>Writers that wait.</summary>
internal sealed class HeldWriters(RegisteringForbund forbund, NpgsqlConnection holder, NpgsqlTransaction transaction) : IAsyncDisposable
{
    /// <summary>Waits until a writer has come and waits.</summary>
    public Task OneWaitsAsync() => RegisteringForbund.UntilAsync("a writer that waits", async () =>
    {
        await using var connection = await forbund.Stack.OpenDatabaseAsync("participants");
        await using var command = new NpgsqlCommand(
            "select exists (select from pg_stat_activity where @holder = any (pg_blocking_pids(pid)))", connection);
        command.Parameters.AddWithValue("holder", holder.ProcessID);
        return (bool)(await command.ExecuteScalarAsync())!;
    });

    /// <summary>Lets them go on.</summary>
    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await holder.DisposeAsync();
    }
}
