using System.Globalization;
using Finsam.Participants.Tenants;
using Finsam.Postgres.Tenancy;
using Finsam.ServiceDefaults;

namespace Finsam.Participants.Identity;

/// <summary>
/// Changes keys while the service runs: <c>keys new</c>, <c>keys status</c>, <c>keys retire</c>, with the service's own settings. Running
/// instances take a new key into use by themselves and move what they have to it.
/// </summary>
internal sealed class KeyCommand(KeyFolder folder, TenantDataSource dataSource, TextWriter output)
{
    private const int Done = 0;
    private const int Refused = 1;

    // Every instance looks for keys more often than that.
    private static readonly TimeSpan Spread = TimeSpan.FromSeconds(30);

    /// <summary>Runs the command of a process's arguments; its exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = WebApplication.CreateBuilder();
        builder.AddSecretFiles();
        var folder = new KeyFolder(builder.Configuration.ReadChecked<KeyFolderOptions>(FinsamOptions.Section).KeyFolder);
        await using var dataSource = new TenantDataSource(builder.Configuration.ReadChecked<FinsamOptions>(FinsamOptions.Section).Postgres);
        return await new KeyCommand(folder, dataSource, Console.Out).RunAsync(args.Skip(1).ToArray(), CancellationToken.None);
    }

    /// <summary>Runs <c>new</c>, <c>status</c> or <c>retire</c>; the exit code.</summary>
    public Task<int> RunAsync(string[] verb, CancellationToken cancellationToken) => verb switch
    {
        ["new"] => Task.FromResult(MakeNew()),
        ["status"] => ShowAsync(cancellationToken),
        ["retire"] => RetireAsync(letGo: false, cancellationToken),
        ["retire", "--let-go"] => RetireAsync(letGo: true, cancellationToken),
        _ => Task.FromResult(Tell(Refused, "keys new | keys status | keys retire [--let-go]")),
    };

    private int MakeNew()
    {
        var no = folder.AddBlindIndexKey();
        var sealing = SealingKeys.Add(folder);
        return Tell(Done, $"Nyckel {no} för blindindex och {sealing} för försegling gäller från och med nu. Kör keys status tills allt är flyttat.");
    }

    private async Task<int> ShowAsync(CancellationToken cancellationToken)
    {
        var use = await CountAsync(new IdentityKeys(folder), cancellationToken);
        return Tell(Done, string.Create(
            CultureInfo.InvariantCulture,
            $"""
            Nycklar för blindindex: {string.Join(", ", folder.ReadBlindIndexKeys().Select(key => key.No))}
            Nycklar för försegling: {string.Join(", ", SealingKeys.Ids(folder))}
            Förseglade med en äldre nyckel: {use.SealedBefore}
            Utan index under den nyaste nyckeln: {use.NotIndexed}
            Kända bara genom index, som inte kan flyttas: {use.NeverSealed}
            """));
    }

    private async Task<int> RetireAsync(bool letGo, CancellationToken cancellationToken)
    {
        var keys = new IdentityKeys(folder);
        if (DateTime.UtcNow - folder.NewestWrittenAt() < Spread)
        {
            return Tell(Refused, $"Den nyaste nyckeln är så ny att alla instanser kanske inte har den än. Försök igen om {Spread.TotalSeconds} sekunder.");
        }

        return Retire(keys, await CountAsync(keys, cancellationToken), letGo);
    }

    /// <summary>Deletes the former keys, unless something needs them; the exit code.</summary>
    /// <param name="keys">The folder's keys.</param>
    /// <param name="use">What needs them, in all förbund.</param>
    /// <param name="letGo">True to let persons go that are known by an index alone.</param>
    internal int Retire(IdentityKeys keys, KeyUse use, bool letGo)
    {
        if (use.SealedBefore + use.NotIndexed > 0)
        {
            return Tell(Refused, $"{use.SealedBefore + use.NotIndexed} uppgifter behöver fortfarande en äldre nyckel. Kör keys status tills allt är flyttat.");
        }

        if (use.NeverSealed > 0 && !letGo)
        {
            return Tell(
                Refused,
                $"{use.NeverSealed} personer är kända bara genom index under en äldre nyckel, och räknas som nya om de registreras igen. "
                    + "Kör keys retire --let-go om det är i sin ordning.");
        }

        var current = new Guid(new IdentitySeal(keys).CurrentKeyId());
        foreach (var key in keys.BlindIndexKeys.SkipLast(1))
        {
            folder.RemoveBlindIndexKey(key.No);
        }

        SealingKeys.RemoveAllBut(folder, current);
        return Tell(
            Done,
            $"Kvar är nyckel {keys.BlindIndexKeys[^1].No} för blindindex och {current} för försegling. Ta bort de äldre ur säkerhetskopiorna också.");
    }

    private async Task<KeyUse> CountAsync(IdentityKeys keys, CancellationToken cancellationToken)
    {
        var rekeying = new Rekeying(dataSource, new BlindIndex(() => keys.BlindIndexKeys), new IdentitySeal(keys));
        var uses = new List<KeyUse>();
        foreach (var forbund in await KnownForbund.ListAsync(dataSource, cancellationToken))
        {
            uses.Add(await rekeying.CountAsync(forbund, cancellationToken));
        }

        return new KeyUse
        {
            SealedBefore = uses.Sum(use => use.SealedBefore),
            NotIndexed = uses.Sum(use => use.NotIndexed),
            NeverSealed = uses.Sum(use => use.NeverSealed),
        };
    }

    private int Tell(int code, string text)
    {
        output.WriteLine(text);
        return code;
    }
}
