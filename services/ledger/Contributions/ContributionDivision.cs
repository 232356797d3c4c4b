using System.Data;
using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain.Contributions;
using Finsam.Ledger.Domain.Money;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Npgsql;

namespace Finsam.Ledger.Contributions;

/// <summary>Divides a year's contributions between the members of its register.</summary>
internal static class ContributionDivision
{
    private const int MostKeys = 500;

    /// <summary>
    /// Reads what a division is asked for with. Refuses with <c>YearInvalid</c>, <c>AmountNotPositive</c>, <c>AmountTooLarge</c>,
    /// <c>TooMany</c>, <c>RowDuplicate</c>, <c>KeyInvalid</c>.
    /// </summary>
    public static Dictionary<string, long> ReadKeys(RequestFields fields, int year, long totalOre, IReadOnlyList<ContributionKey> keys)
    {
        fields.Year(year);
        fields.PositiveAmount(totalOre, "total_ore");
        fields.AtMost(keys.Count, MostKeys, "keys");
        var byMember = new Dictionary<string, long>();
        foreach (var (i, key) in keys.Take(MostKeys).Index())
        {
            if (key.Key is < 0 or > Apportionment.LargestWeight)
            {
                fields.Refuse(LedgerReason.KeyInvalid, $"keys[{i}].key", "Nyckeltalet är utanför gränserna.", $"0–{Apportionment.LargestWeight}");
            }

            if (!byMember.TryAdd(key.Member, key.Key))
            {
                fields.Refuse(LedgerReason.RowDuplicate, $"keys[{i}].member", "Medlemmen finns två gånger.", "ett nyckeltal för varje medlem");
            }
        }

        return byMember;
    }

    /// <summary>
    /// The members' parts, in the register's order. Refuses with <c>MembersMissing</c>, <c>MemberUnknown</c>, <c>KeyInvalid</c>.
    /// </summary>
    public static async Task<IReadOnlyList<ContributionShare>> DivideAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        int year,
        long totalOre,
        Dictionary<string, long> keys,
        CancellationToken ct)
    {
        var members = (await connection.QueryAsync<(string Id, string Name, string Kind)>(new CommandDefinition("""
            select m.id, m.name, m.kind
            from member m
            where m.forbund_id = @forbund and m.entry_no = (
                select entry_no from register_entry
                where forbund_id = @forbund and kind = @Members and valid_to = 'infinity' and period_from <= @last and @first <= period_to
                order by valid_from desc limit 1)
            order by m.member_no
            """,
            new { forbund, RegisterEntries.Members, first = new DateOnly(year, 1, 1), last = new DateOnly(year, 12, 31) },
            transaction,
            cancellationToken: ct))).AsList();
        var fields = new RequestFields();
        foreach (var unknown in keys.Keys.Where(key => !members.Exists(member => member.Id == key)))
        {
            fields.Refuse(
                LedgerReason.MemberUnknown, "keys", $"Förbundet har ingen medlem ”{unknown}” för {year}.",
                string.Join(", ", members.Select(member => member.Id)));
        }

        foreach (var kind in ContributionShares.Kinds)
        {
            Check(fields, kind, [.. members.Where(member => member.Kind == kind).Select(member => member.Id)], keys, year);
        }

        fields.ThrowIfRefused();
        var keyed = members.ConvertAll(member => (member.Kind, Key: keys.GetValueOrDefault(member.Id, 1)));
        var parts = ContributionShares.Divide(totalOre, keyed);
        return
        [
            .. members.Select((member, i) => new ContributionShare
            {
                Member = member.Id, Name = member.Name, Kind = member.Kind, Key = keyed[i].Key, AmountOre = parts[i],
            }),
        ];
    }

    private static void Check(RequestFields fields, string kind, IReadOnlyList<string> ids, Dictionary<string, long> keys, int year)
    {
        if (ids.Count == 0)
        {
            fields.Refuse(
                LedgerReason.MembersMissing, "year", $"Förbundet har ingen medlem av slaget {kind} för {year}.", "ett periodregister med alla medlemmar");
        }

        foreach (var id in ids.Count > 1 ? ids.Where(id => !keys.ContainsKey(id)) : [])
        {
            fields.Refuse(LedgerReason.KeyInvalid, "keys", $"Nyckeltal saknas för {id}.", "ett nyckeltal för varje medlem av slaget");
        }

        if (ids.Count > 0 && ids.All(id => keys.TryGetValue(id, out var key) && key == 0))
        {
            fields.Refuse(LedgerReason.KeyInvalid, "keys", $"Alla nyckeltal av slaget {kind} är 0.", "något nyckeltal större än 0");
        }
    }
}
