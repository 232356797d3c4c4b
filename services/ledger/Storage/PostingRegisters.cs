using Finsam.Common.V1;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain.Sie;
using Finsam.Ledger.Domain.Vouchers;
using Finsam.Refusals;
using Npgsql;

namespace Finsam.Ledger.Storage;

/// <summary>
/// What the registers say of the accounts and objects that rows name: whether they are there and open, need a project, and which days an
/// object is for.
/// </summary>
internal sealed class PostingRegisters
{
    /// <summary>What is read of an account.</summary>
    public const string AccountColumns = "number, closed_from, needs_project";

    /// <summary>What is read of an object.</summary>
    public const string ObjectColumns = "dimension, code, period_from, period_to, outside_period = 'refuse', closed_from";

    /// <summary>The dimension that projects are objects of (SIE 4B, reserved dimensions).</summary>
    public const int ProjectDimension = SieVoucherReader.ProjectDimension;

    private const int MostWarnings = 100;

    private readonly Dictionary<string, AccountRule> accounts = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Dimension, string Code), ObjectRule> objects = [];

    /// <summary>
    /// Reads what is said of some accounts and objects. The chain's lock must be held: the registers are changed under it.
    /// </summary>
    public static async Task<PostingRegisters> ReadAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        IEnumerable<string> accounts,
        IEnumerable<(int Dimension, string Code)> objects,
        CancellationToken ct)
    {
        var asked = objects.Distinct().ToList();
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand($"select {AccountColumns} from account where forbund_id = $1 and number = any($2)")
                {
                    Parameters = { new() { Value = forbund }, new() { Value = accounts.Distinct().ToArray() } },
                },
                new NpgsqlBatchCommand($"""
                    select {ObjectColumns}
                    from unnest($2::integer[], $3::text[]) as asked (dimension, code) join dimension_object using (dimension, code)
                    where forbund_id = $1
                    """)
                {
                    Parameters =
                    {
                        new() { Value = forbund },
                        new() { Value = asked.Select(each => each.Dimension).ToArray() },
                        new() { Value = asked.Select(each => each.Code).ToArray() },
                    },
                },
            },
        };
        var registers = new PostingRegisters();
        await using var reader = await batch.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            registers.AddAccount(reader, at: 0);
        }

        await reader.NextResultAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            registers.AddObject(reader, at: 0);
        }

        return registers;
    }

    /// <summary>Adds an account; <see cref="AccountColumns"/> begin at a column of the row.</summary>
    public void AddAccount(NpgsqlDataReader reader, int at) =>
        accounts.Add(reader.GetString(at), new AccountRule(Day(reader, at + 1), reader.GetBoolean(at + 2)));

    /// <summary>Adds an object; <see cref="ObjectColumns"/> begin at a column of the row.</summary>
    public void AddObject(NpgsqlDataReader reader, int at) => objects.Add(
        (reader.GetInt32(at), reader.GetString(at + 1)),
        new ObjectRule(Day(reader, at + 2), Day(reader, at + 3), reader.GetBoolean(at + 4), Day(reader, at + 5)));

    /// <summary>What the registers have against a row that names what is there.</summary>
    public IEnumerable<RowFault> Faults(VoucherRow row)
    {
        var account = accounts.GetValueOrDefault(row.Account);
        if (account.ClosedFrom is { } closed && row.Date >= closed)
        {
            yield return new RowFault(
                LedgerReason.AccountClosed, "account", $"Konto {row.Account} är stängt från {closed.ToIso()}.", "ett öppet konto");
        }

        if (account.NeedsProject && row.Project.Length == 0)
        {
            yield return new RowFault(LedgerReason.ProjectRequired, "project", $"Konto {row.Account} kräver ett projekt.", "ett projekt på raden");
        }

        foreach (var fault in row.Objects.SelectMany(each => ObjectFaults(row.Date, each.Dimension, each.Code)))
        {
            yield return fault;
        }
    }

    private IEnumerable<RowFault> ObjectFaults(DateOnly date, int dimension, string code)
    {
        var rule = objects.GetValueOrDefault((dimension, code));
        var (closed, outside, field, name) = dimension == ProjectDimension
            ? (LedgerReason.ProjectClosed, LedgerReason.ProjectOutsidePeriod, "project", $"projekt {code}")
            : (LedgerReason.ObjectClosed, LedgerReason.ObjectOutsidePeriod, "objects", $"objekt {code} i dimension {dimension}");
        if (rule.ClosedFrom is { } ended && date >= ended)
        {
            yield return new RowFault(
                closed, field, $"{date.ToIso()}: {name} är stängt från {ended.ToIso()}.", "ett som är öppet den dagen");
        }

        if (date < rule.From || date > rule.To)
        {
            var period = $"{rule.From?.ToIso()}–{rule.To?.ToIso()}";
            yield return new RowFault(
                outside, field, $"{date.ToIso()} ligger utanför tiden för {name} ({period}).", period, IsWarning: !rule.RefusesOutside);
        }
    }

    /// <summary>Refuses rows that the registers do not take.</summary>
    public void Check(RequestFields fields, IReadOnlyList<VoucherRow> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            if (!accounts.ContainsKey(row.Account))
            {
                fields.Refuse(
                    LedgerReason.AccountUnknown, $"postings[{i}].account", $"Kontot {row.Account} finns inte i kontoplanen.", "ett konto i kontoplanen");
            }

            if (row.Project.Length > 0 && !objects.ContainsKey((ProjectDimension, row.Project)))
            {
                fields.Refuse(
                    LedgerReason.ProjectUnknown, $"postings[{i}].project", $"Projektet {row.Project} finns inte.", "ett upplagt projekt eller tomt");
            }

            foreach (var (dimension, code) in (row.OtherObjects ?? []).Where(other => !objects.ContainsKey((other.Key, other.Value))))
            {
                fields.Refuse(
                    LedgerReason.ObjectUnknown, $"postings[{i}].objects", $"Dimension {dimension} har inget objekt {code}.", "ett upplagt objekt");
            }

            foreach (var fault in Faults(row).Where(fault => !fault.IsWarning))
            {
                fields.Refuse(fault.Reason, $"postings[{i}].{fault.Field}", fault.Message, fault.Accepted);
            }
        }
    }

    /// <summary>What is odd about rows that are posted all the same; at most 100.</summary>
    public IEnumerable<FieldWarning> Warnings(IReadOnlyList<VoucherRow> rows) => rows
        .SelectMany((row, i) => Faults(row).Where(fault => fault.IsWarning).Select(fault => new FieldWarning
        {
            Field = $"postings[{i}].{fault.Field}",
            Reason = Refusal.ToWire(fault.Reason),
            Message = fault.Message,
            Accepted = fault.Accepted,
        }))
        .Take(MostWarnings);

    private static DateOnly? Day(NpgsqlDataReader reader, int at) => reader.IsDBNull(at) ? null : reader.GetFieldValue<DateOnly>(at);

    private readonly record struct AccountRule(DateOnly? ClosedFrom, bool NeedsProject);

    private readonly record struct ObjectRule(DateOnly? From, DateOnly? To, bool RefusesOutside, DateOnly? ClosedFrom);
}
