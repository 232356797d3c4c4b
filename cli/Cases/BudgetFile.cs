using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Finsam.Ledger.V1;

namespace Finsam.Cli.Cases;

/// <summary>A budget row and where it stands.</summary>
internal sealed record BudgetLine(string File, int Line, BudgetRow Row);

/// <summary><c>budget-YYYY.csv</c>: budget and forecast rows in kronor (docs/case-folders.md).</summary>
internal static class BudgetFile
{
    private static readonly string[] Columns = ["version", "decided_on", "project", "account", "from", "to", "amount"];

    /// <summary>The rows of a file.</summary>
    /// <exception cref="CaseException">With every problem of the file, by line and column.</exception>
    public static IReadOnlyList<BudgetLine> Read(string file)
    {
        var problems = new CaseProblems(file);
        using var text = new StreamReader(new MemoryStream(CaseText.ReadBytes(file)), Encoding.UTF8);
        var isBad = false;
        var format = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = ";", TrimOptions = TrimOptions.Trim, MissingFieldFound = null, BadDataFound = _ => isBad = true,
        };
        using var csv = new CsvReader(text, format);
        if (!csv.Read() || !csv.ReadHeader())
        {
            throw new CaseException(new CaseProblem(file, 1, "", "Rubrikraden saknas.", string.Join(';', Columns)));
        }

        foreach (var column in Columns.Except(csv.HeaderRecord!))
        {
            problems.Add(1, column, "Kolumnen saknas.", string.Join(';', Columns));
        }

        problems.ThrowIfAny();
        var rows = new List<BudgetLine>();
        while (csv.Read())
        {
            var line = csv.Context.Parser!.RawRow;

            // Fields are taken apart, and found to be bad, as they are read.
            var badColumn = Columns.FirstOrDefault(column =>
            {
                _ = csv.GetField(column);
                return isBad;
            });
            isBad = false;
            if (badColumn is not null)
            {
                problems.Add(line, badColumn, "Fältet har ett citattecken mitt i.", "fält med citattecken inom citattecken");
            }
            else if (csv.Parser.Count > csv.HeaderRecord!.Length)
            {
                problems.Add(
                    line, "", $"Raden har {csv.Parser.Count} fält, men rubrikraden har {csv.HeaderRecord.Length}.", "ett fält för varje kolumn");
            }
            else
            {
                rows.Add(new BudgetLine(file, line, Row(csv, problems)));
            }
        }

        problems.ThrowIfAny();
        return rows;
    }

    private static BudgetRow Row(CsvReader csv, CaseProblems problems)
    {
        var line = csv.Context.Parser!.RawRow;
        string Field(string name) => csv.GetField(name) ?? "";

        string Day(string name)
        {
            var day = Field(name);
            if (!DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
            {
                problems.Add(line, name, $"”{day}” är inget datum.", "ÅÅÅÅ-MM-DD");
            }

            return day;
        }

        var amount = Kronor.ToOre(Field("amount"));
        if (amount is null)
        {
            problems.Add(line, "amount", $"”{Field("amount")}” är inget belopp i kronor.", "decimalpunkt, högst två decimaler");
        }

        return new BudgetRow
        {
            Version = Field("version"),
            DecidedOn = Day("decided_on"),
            Project = Field("project"),
            Account = Field("account"),
            From = Day("from"),
            To = Day("to"),
            AmountOre = amount ?? 0,
        };
    }
}
