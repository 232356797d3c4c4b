using Finsam.Ledger.Api;
using Finsam.Ledger.Domain.Vouchers;
using Npgsql;

namespace Finsam.Ledger.Storage;

/// <summary>What the registers say of the accounts and projects that rows name: whether they are there, open, and need a project.</summary>
internal sealed class PostingRegisters
{
    /// <summary>What is read of an account.</summary>
    public const string AccountColumns = "number, closed_from, needs_project";

    /// <summary>What is read of a project.</summary>
    public const string ProjectColumns = "code";

    /// <summary>The dimension that projects are objects of (SIE 4B, reserved dimensions).</summary>
    public const int ProjectDimension = 6;

    private readonly Dictionary<string, AccountRule> accounts = new(StringComparer.Ordinal);
    private readonly HashSet<string> projects = new(StringComparer.Ordinal);

    /// <summary>What is accepted instead of a closed account.</summary>
    public const string AcceptedAccount = "ett öppet konto";

    /// <summary>What is accepted where a project is missing.</summary>
    public const string AcceptedProject = "ett projekt på raden";

    /// <summary>
    /// Reads what is said of some accounts and projects. The chain's lock must be held: the registers are changed under it.
    /// </summary>
    public static async Task<PostingRegisters> ReadAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        IEnumerable<string> accounts,
        IEnumerable<string> projects,
        CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection, transaction)
        {
            BatchCommands =
            {
                Select($"select {AccountColumns} from account where forbund_id = $1 and number = any($2)", forbund, accounts),
                Select(
                    $"select {ProjectColumns} from dimension_object where forbund_id = $1 and dimension = {ProjectDimension} and code = any($2)",
                    forbund,
                    projects),
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
            registers.AddProject(reader, at: 0);
        }

        return registers;
    }

    /// <summary>Adds an account; <see cref="AccountColumns"/> begin at a column of the row.</summary>
    public void AddAccount(NpgsqlDataReader reader, int at) => accounts.Add(
        reader.GetString(at), new AccountRule(reader.IsDBNull(at + 1) ? null : reader.GetFieldValue<DateOnly>(at + 1), reader.GetBoolean(at + 2)));

    /// <summary>Adds a project; <see cref="ProjectColumns"/> begin at a column of the row.</summary>
    public void AddProject(NpgsqlDataReader reader, int at) => projects.Add(reader.GetString(at));

    /// <summary>What is wrong with a row that names what is there: an account that is closed, a project that is missing.</summary>
    public IEnumerable<(LedgerReason Reason, string Message, string Accepted)> Faults(VoucherRow row)
    {
        var rule = accounts.GetValueOrDefault(row.Account);
        if (rule.ClosedFrom is { } closed && row.Date >= closed)
        {
            yield return (LedgerReason.AccountClosed, $"Konto {row.Account} är stängt från {closed.ToIso()}.", AcceptedAccount);
        }

        if (rule.NeedsProject && row.Project.Length == 0)
        {
            yield return (LedgerReason.ProjectRequired, $"Konto {row.Account} kräver ett projekt.", AcceptedProject);
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

            if (row.Project.Length > 0 && !projects.Contains(row.Project))
            {
                fields.Refuse(
                    LedgerReason.ProjectUnknown, $"postings[{i}].project", $"Projektet {row.Project} finns inte.", "ett upplagt projekt eller tomt");
            }

            foreach (var (reason, message, accepted) in Faults(row))
            {
                fields.Refuse(reason, $"postings[{i}].{(reason == LedgerReason.ProjectRequired ? "project" : "account")}", message, accepted);
            }
        }
    }

    private static NpgsqlBatchCommand Select(string sql, string forbund, IEnumerable<string> keys) =>
        new(sql) { Parameters = { new() { Value = forbund }, new() { Value = keys.Distinct().ToArray() } } };

    private readonly record struct AccountRule(DateOnly? ClosedFrom, bool NeedsProject);
}
