using Finsam.Ledger.Domain.Sie;
using Finsam.Ledger.Domain.Vouchers;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Npgsql;

namespace Finsam.Ledger.ImportSie;

/// <summary>Posts a file that has been read and checked, within one transaction.</summary>
internal sealed class SiePosting(
    NpgsqlConnection connection,
    NpgsqlTransaction transaction,
    string forbund,
    DaySpan fiscalYear,
    SieReading reading,
    string importedBy,
    TimeProvider time,
    CancellationToken ct)
{
    private readonly SieFile file = reading.File;

    /// <summary>Posts what is new in the file and gives the summary.</summary>
    /// <exception cref="SieRefusedException">The file contradicts the books; the problems say where.</exception>
    public async Task<ImportSieResponse> PostAsync(string fileName, byte[] sha256, Func<string, long, long, Task> report)
    {
        // 1. Lock the chain: what follows sees every import and posting before it, and none comes between.
        var head = await ChainHead.LockAsync(connection, transaction, forbund, ct);
        if (await SieImports.FindAsync(connection, transaction, forbund, sha256, ct) is { } again)
        {
            return again;
        }

        // 2. Compare with the books.
        var chart = new SieChart(connection, transaction, forbund, fiscalYear, file, importedBy, ct);
        var (plan, isYearChanged) = await CompareAsync(chart, sha256);
        var changed = new List<DaySpan>();
        if (isYearChanged)
        {
            changed.Add(fiscalYear);
        }

        // 3. Add accounts, objects and balances, then the vouchers that refer to them.
        var registers = await RegisterCounts.ReadAsync(connection, transaction, forbund, ct);
        if (await chart.SaveAsync() is { } previousYear)
        {
            changed.Add(previousYear);
        }

        await new SieDetails(connection, transaction, forbund, fiscalYear, file, ct).SaveAsync();
        await LogAsync(registers, sha256);
        var total = plan.ToPost.Count;
        await report("Bokför verifikationer", 0, total);
        await VoucherWriter.WriteAsync(
            connection, transaction, forbund, head, plan.ToPost, importedBy, done => report("Bokför verifikationer", done, total), ct);
        await report("Bokför verifikationer", total, total);
        await SieContinuity.CheckAsync(connection, transaction, forbund, fiscalYear, reading.Warnings, ct);

        // 4. Tell of it.
        var answer = SieAnswers.Done(
            fiscalYear, total, plan.Unchanged, plan.ToPost.Sum(voucher => voucher.Rows.Count), file.Accounts.Count, reading.Warnings);
        await SieImports.AddAsync(connection, transaction, forbund, sha256, fileName, importedBy, answer.Summary, ct);
        await PublishAsync(plan.ToPost, changed);
        return answer;
    }

    /// <summary>Compares the file with the books and gives the summary that posting would; the transaction is to be rolled back.</summary>
    /// <exception cref="SieRefusedException">The file contradicts the books; the problems say where.</exception>
    public async Task<ImportSieResponse> CompareAsync(byte[] sha256)
    {
        await ChainHead.LockAsync(connection, transaction, forbund, ct);
        var (plan, _) = await CompareAsync(new SieChart(connection, transaction, forbund, fiscalYear, file, importedBy, ct), sha256);
        var answer = SieAnswers.Done(
            fiscalYear,
            plan.ToPost.Count,
            plan.Unchanged,
            plan.ToPost.Sum(voucher => voucher.Rows.Count),
            file.Accounts.Count,
            reading.Warnings);
        answer.Summary.Brought = new V1.SieBooks
        {
            FiscalYears = { answer.Summary.FiscalYear },
            Accounts = { file.Accounts.Keys.Union(file.Balances.Select(balance => balance.Account)) },
        };
        return answer;
    }

    private async Task<(SieVoucherPlan Plan, bool IsYearChanged)> CompareAsync(SieChart chart, byte[] sha256)
    {
        var isYearChanged = await chart.OpenFiscalYearAsync(reading, sha256);
        var plan = await SieVoucherPlan.MakeAsync(connection, transaction, forbund, fiscalYear, reading, ct);
        ImportSieHandler.ThrowIfRefused(reading.Problems);
        return (plan, isYearChanged);
    }

    private async Task LogAsync(RegisterCounts before, byte[] sha256)
    {
        var after = await RegisterCounts.ReadAsync(connection, transaction, forbund, ct);
        if (after.Since(before, $"räkenskapsår {fiscalYear}", $"SIE-fil {Convert.ToHexStringLower(sha256)}") is { } entry)
        {
            await entry.AddAsync(connection, transaction, forbund, importedBy, ct);
        }
    }

    // Only what tables are computed from is told of: vouchers, and the years whose balances are not what they were.
    private async Task PublishAsync(IReadOnlyList<Voucher> posted, IEnumerable<DaySpan> changed)
    {
        var days = posted.SelectMany(voucher => voucher.Rows).Select(row => row.Date)
            .Concat(changed.SelectMany(span => (DateOnly[])[span.First, span.Last])).ToList();
        if (days.Count == 0)
        {
            return;
        }

        await BooksNews.TellAsync(connection, transaction, forbund, time, days, posted.Count, ct);
    }
}
