using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Sie;

namespace Finsam.Ledger.ExportSie;

/// <summary>
/// Writes the parts of a file before its vouchers, in the standard's order (SIE 4B 5.13): flag, identification, chart, balances.
/// </summary>
internal sealed class ExportFile(SieWriter writer, ExportSnapshot books, ExportYear year, bool isImportKind)
{
    private static readonly string Version = typeof(ExportFile).Assembly.GetName().Version?.ToString(3) ?? "1.0.0";

    /// <summary>Writes them; the checksum begins after the flag, which a reader changes.</summary>
    public async Task WriteAsync(IReadOnlyList<ExportYear> years, DateOnly today)
    {
        var chart = new ExportChart(books);
        var accounts = await chart.AccountsAsync();
        var balances = new ExportBalances(books, accounts, years);
        writer.Begin("#FLAGGA").Number(0).End();
        writer.Begin("#KSUMMA").End();
        writer.RestartChecksum();
        writer.Begin("#PROGRAM").Text("Finsam.Micro").Bare(Version).End();
        writer.Begin("#FORMAT").Bare("PC8").End();
        writer.Begin("#GEN").Day(today).End();
        writer.Begin("#SIETYP").Number(4).End();
        WriteIdentification(await chart.IdentificationAsync(year.Span), isImportKind ? null : await balances.DaysBeforeAsync(year));
        WriteAccounts(accounts.Values);
        await WriteObjectsAsync(chart);
        if (!isImportKind)
        {
            foreach (var balance in await balances.OfAsync(year))
            {
                Write(balance);
            }
        }
    }

    private void WriteIdentification(ILookup<string, string[]> known, DaySpan? before)
    {
        foreach (var label in SieIdentification.Kept)
        {
            // #BKOD is forbidden in 4I, #FNAMN compulsory in all (4B 11).
            var records = label == "#BKOD" && isImportKind ? [] : known[label];
            foreach (var fields in label == "#FNAMN" ? records.Take(1).DefaultIfEmpty([books.Forbund]) : records)
            {
                writer.Begin(label);
                foreach (var field in fields)
                {
                    writer.Text(field);
                }

                writer.End();
            }

            if (label == "#FNAMN")
            {
                WriteYear(0, year.Span);
                if (before is { } days)
                {
                    WriteYear(-1, days);
                }
            }
        }

        writer.Begin("#VALUTA").Bare("SEK").End();
    }

    private void WriteYear(int number, DaySpan days) => writer.Begin("#RAR").Number(number).Day(days.First).Day(days.Last).End();

    private void WriteAccounts(IEnumerable<SieAccount> accounts)
    {
        foreach (var account in accounts)
        {
            writer.Begin("#KONTO").Bare(account.Number).Text(account.Name).End();
            if (account.Kind.Length > 0)
            {
                writer.Begin("#KTYP").Bare(account.Number).Bare(account.Kind).End();
            }

            if (account.Unit.Length > 0)
            {
                writer.Begin("#ENHET").Bare(account.Number).Text(account.Unit).End();
            }

            foreach (var code in account.SruCodes)
            {
                writer.Begin("#SRU").Bare(account.Number).Text(code).End();
            }
        }
    }

    private async Task WriteObjectsAsync(ExportChart chart)
    {
        foreach (var dimension in await chart.DimensionsAsync())
        {
            writer.Begin(dimension.Parent is null ? "#DIM" : "#UNDERDIM").Number(dimension.Number).Text(dimension.Name);
            if (dimension.Parent is { } parent)
            {
                writer.Number(parent);
            }

            writer.End();
        }

        foreach (var (dimension, code, name) in await chart.ObjectsAsync())
        {
            writer.Begin("#OBJEKT").Number(dimension).Text(code).Text(name).End();
        }
    }

    private void Write(SieBalance balance)
    {
        writer.Begin(balance.Kind switch
        {
            BalanceKind.Opening => "#IB",
            BalanceKind.Closing => "#UB",
            BalanceKind.Result => "#RES",
            BalanceKind.ObjectOpening => "#OIB",
            BalanceKind.ObjectClosing => "#OUB",
            BalanceKind.PeriodChange => "#PSALDO",
            _ => "#PBUDGET",
        }).Number(balance.Year);
        if (balance.Kind is BalanceKind.PeriodChange or BalanceKind.PeriodBudget)
        {
            writer.Bare(balance.Period);
        }

        writer.Bare(balance.Account);
        if (balance.Kind is not (BalanceKind.Opening or BalanceKind.Closing or BalanceKind.Result))
        {
            writer.Objects(balance.Objects ?? []);
        }

        writer.Amount(balance.AmountOre);
        if (balance.Quantity is not null)
        {
            writer.Quantity(balance.Quantity);
        }

        writer.End();
    }
}
