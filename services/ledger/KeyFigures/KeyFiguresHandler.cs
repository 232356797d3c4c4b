using Finsam.Common.V1;
using Finsam.Ledger.Api;
using Finsam.Ledger.ComputeTables;
using Finsam.Ledger.Domain;
using Finsam.Ledger.V1;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Google.Protobuf.Collections;

namespace Finsam.Ledger.KeyFigures;

/// <summary>Computes key figures. What the books hold is asked for as any table is.</summary>
internal sealed class KeyFiguresHandler(TenantDataSource dataSource, ComputeTablesHandler tables)
{
    private const int MostAccounts = 100;
    private static readonly string[] Cash = ["1900-1999"];
    private static readonly string[] Debt = ["2400-2999"];

    /// <summary>
    /// The figures at a day and the same day of the year before. Refusals: <c>DateMalformed</c>, <c>TooMany</c>,
    /// <c>AccountsMalformed</c>, <c>AsOfInvalid</c>, <c>AsOfUnknown</c>.
    /// </summary>
    public async Task<ComputeKeyFiguresResponse> ComputeAsync(ComputeKeyFiguresRequest request, CancellationToken ct)
    {
        var fields = new RequestFields();
        var day = fields.Date(request.Day, "day");
        var at = fields.Instant(request.AsOfAt, "as_of_at");
        var cash = Accounts(fields, request.CashAccounts, Cash, "cash_accounts");
        var debt = Accounts(fields, request.DebtAccounts, Debt, "debt_accounts");
        if (day.Year == 1)
        {
            fields.Refuse(LedgerReason.DateMalformed, "day", "Det finns inget år före.", "ÅÅÅÅ-MM-DD");
        }

        fields.ThrowIfRefused();
        DateOnly[] days = [day, day.AddYears(-1)];
        var answer = await tables.ComputeAsync(Books(request, days, cash, debt), ct);
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        var figures = new List<KeyFigureDay>();
        foreach (var (i, each) in days.Index())
        {
            var amounts = answer.Tables[0].Rows.Select(row => row.Cells[i].HasAmountOre ? row.Cells[i].AmountOre : (long?)null).ToList();
            figures.Add(new KeyFigureDay(
                each, amounts[0], amounts[1], amounts[2], amounts[3], amounts[4],
                await YearContributions.ReadAsync(connection, request.Forbund, each.Year, at, ct),
                await EquityLadders.HoldingAsync(connection, request.Forbund, each, at, ct)));
        }

        var computed = new KeyFigureTables(figures[0], figures[1], cash, debt);
        return new ComputeKeyFiguresResponse
        {
            Tables = { computed.Compute() }, Bases = { computed.Bases }, AsOf = answer.AsOf, Warnings = { Warnings(figures[0]) },
        };
    }

    private static IReadOnlyList<string> Accounts(RequestFields fields, RepeatedField<string> given, string[] usual, string field)
    {
        fields.AtMost(given.Count, MostAccounts, field);
        if (!AccountRanges.TryParse(given, out _, out var fault))
        {
            fields.Refuse(LedgerReason.AccountsMalformed, field, $"”{fault}” är inget konto.", "kontonummer eller intervall, t.ex. 1900-1999");
        }

        return given.Count > 0 ? given : usual;
    }

    private static ComputeTablesRequest Books(
        ComputeKeyFiguresRequest request, DateOnly[] days, IReadOnlyList<string> cash, IReadOnlyList<string> debt)
    {
        var first = new DateOnly(days[0].Year, 1, 1).ToIso();
        return new ComputeTablesRequest
        {
            Forbund = request.Forbund,
            Period = new Period { From = first, To = days[0].ToIso() },
            AsOfAt = request.AsOfAt,
            Tables =
            {
                new MoneyTable
                {
                    Id = "underlag",
                    Source = "accounts",
                    Measure = "balance",
                    Columns =
                    {
                        days.Select(day => new MoneyColumn
                        {
                            Label = day.ToIso(), From = new DateOnly(day.Year, 1, 1).ToIso(), To = day.ToIso(),
                        }),
                    },
                    Rows =
                    {
                        Row("Eget kapital", KeyFigureTables.EquityAccounts),
                        Row("Likvida medel", cash),
                        Row("Skulder", debt),
                        Row("Tillgångar", KeyFigureTables.AssetAccounts),
                        Row("Resultat", KeyFigureTables.ResultAccounts, "movement"),
                    },
                },
            },
        };
    }

    private static MoneyRow Row(string label, IReadOnlyList<string> accounts, string measure = "") =>
        new() { Label = label, Accounts = new Labels { Values = { accounts } }, Measure = measure };

    private static IEnumerable<FieldWarning> Warnings(KeyFigureDay day)
    {
        if (day.Ladder is null)
        {
            yield return new FieldWarning
            {
                Field = "day",
                Reason = Refusal.ToWire(LedgerReason.LadderMissing),
                Message = $"Ingen trappa för rekommenderat eget kapital gäller {day.Day:yyyy-MM-dd}.",
                Accepted = "en trappa, lagd med sin källa",
            };
        }

        if (day.Contributions.AmountOre is null)
        {
            yield return new FieldWarning
            {
                Field = "day",
                Reason = Refusal.ToWire(LedgerReason.ContributionsUndecided),
                Message = $"Inga bidrag är beslutade eller registrerade för {day.Day.Year}.",
                Accepted = "beslutade bidrag, eller ett periodregister med dem",
            };
        }
    }
}
