using System.Data;
using Finsam.Common.V1;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain;
using Finsam.Ledger.Domain.Budgets;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres;
using Finsam.Postgres.Tenancy;
using Google.Protobuf.WellKnownTypes;
using Npgsql;
using BudgetRow = Finsam.Ledger.Domain.Statements.BudgetRow;

namespace Finsam.Ledger.Budgets;

/// <summary>Forecasts: computed as of a day, and put as a version of the budget.</summary>
internal sealed class ForecastHandler(TenantDataSource dataSource, RequestLog requestLog, TimeProvider time)
{
    private const int MostAdjustments = 1000;
    private const int LongestReason = 200;

    /// <summary>
    /// Computes the forecast, as of one moment. Refusals: <c>DateMalformed</c>, <c>SpanInvalid</c>, <c>SpanOutsidePeriod</c>,
    /// <c>BudgetMissing</c>.
    /// </summary>
    public async Task<ComputeForecastResponse> ComputeAsync(ComputeForecastRequest request, CancellationToken ct)
    {
        var fields = new RequestFields();
        var period = fields.Period(request.Period, "period");
        var day = Day(fields, request.OutcomeTo, period);
        fields.ThrowIfRefused();
        await using var connection = await dataSource.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
        var position = await JournalPosition.ReadAsync(connection, transaction, request.Forbund, ct);
        var books = new ForecastBooks(connection, transaction, request.Forbund, period, ct);
        var lines = await books.ForecastAsync(day, []);
        return new ComputeForecastResponse
        {
            Table = ForecastTable.Of(lines, await books.ProjectNamesAsync(), day),
            Rows = { lines.Select(Row) },
            AsOf = new AsOf { Source = "ledger", Position = position, ComputedAt = time.GetUtcNow().ToTimestamp() },
        };
    }

    /// <summary>
    /// Puts the forecast as of a day. What is booked counts up to the day, the rest after it. Refusals: those of computing it, and
    /// <c>TextInvalid</c>, <c>TooMany</c>, <c>AccountsMalformed</c>, <c>AmountTooLarge</c>, <c>ReasonMissing</c>, <c>RowDuplicate</c>,
    /// <c>EtagMismatch</c>.
    /// </summary>
    public Task<AdoptForecastResponse> AdoptAsync(AdoptForecastRequest request, string adoptedBy, CancellationToken ct)
    {
        var fields = new RequestFields();
        var period = fields.Period(request.Period, "period");
        var day = Day(fields, request.OutcomeTo, period);
        var decidedOn = fields.Date(request.DecidedOn, "decided_on");
        fields.Text(request.Reference, "reference");
        fields.AtMost(request.Adjustments.Count, MostAdjustments, "adjustments");
        var adjustments = Read(fields, request);
        fields.ThrowIfRefused();
        return request.ValidateOnly
            ? requestLog.RehearseAsync(PutAsync, ct)
            : requestLog.RunAsync(
                request.Forbund, request.RequestId, nameof(BudgetService.BudgetServiceBase.AdoptForecast), request, PutAsync, ct);

        async Task<AdoptForecastResponse> PutAsync(NpgsqlConnection connection, NpgsqlTransaction transaction)
        {
            await ChainHead.LockAsync(connection, transaction, request.Forbund, ct);
            await BudgetEtag.CheckAsync(connection, transaction, request.Forbund, period, request.Etag, ct);
            var lines = await new ForecastBooks(connection, transaction, request.Forbund, period, ct).ForecastAsync(day, adjustments.Keys);
            var expected = lines.Select(line => adjustments.TryGetValue((line.Project, line.Account), out var ore) ? line.ExpectedAt(ore) : line)
                .ToList();
            var budget = new BudgetRegister(connection, transaction, request.Forbund, period, ct);
            var before = await budget.SummaryAsync();
            var entry = await budget.ReplaceAsync(
                BudgetVersions.Forecast, [.. expected.SelectMany(line => Rows(line, period, day, decidedOn))], adoptedBy);
            var reason = Reason(request, day);
            await BudgetDecisions.AddAsync(
                connection, transaction, request.Forbund, entry, BudgetDecisions.OfVersion, decidedOn, request.Reference, reason, ct);
            await new ChangeLogEntry(
                    "FORECAST_ADOPTED", $"{period} {request.Reference}".TrimEnd(), before, await budget.SummaryAsync(), reason)
                .AddAsync(connection, transaction, request.Forbund, adoptedBy, ct);
            await PeriodRegister.ChangedAsync(connection, transaction, request.Forbund, period, PeriodRegister.Budget, time, ct);
            return new AdoptForecastResponse
            {
                Rows = { expected.Select(Row) }, Etag = await BudgetEtag.ReadAsync(connection, transaction, request.Forbund, period, ct),
            };
        }
    }

    private static DateOnly Day(RequestFields fields, string text, DaySpan period)
    {
        var day = fields.Date(text, "outcome_to");
        if (day != default && !period.Contains(day))
        {
            fields.Refuse(LedgerReason.SpanOutsidePeriod, "outcome_to", $"{text} ligger utanför perioden.", period.ToString());
        }

        return day;
    }

    private static Dictionary<(string Project, string Account), long> Read(RequestFields fields, AdoptForecastRequest request)
    {
        var adjustments = new Dictionary<(string Project, string Account), long>();
        foreach (var (i, adjustment) in request.Adjustments.Take(MostAdjustments).Index())
        {
            var path = $"adjustments[{i}]";
            fields.Code(adjustment.Project, $"{path}.project");
            fields.Reason(adjustment.Reason, $"{path}.reason");
            fields.Text(adjustment.Reason, $"{path}.reason", required: false, LongestReason);
            if (adjustment.Account.Length > 0 && !AccountRanges.TryNumber(adjustment.Account, out _))
            {
                fields.Refuse(LedgerReason.AccountsMalformed, $"{path}.account", "Det är inget kontonummer.", "kontonummer eller tomt");
            }

            var ore = fields.Amount(adjustment.AmountOre, $"{path}.amount_ore");
            if (!adjustments.TryAdd((adjustment.Project, adjustment.Account), ore))
            {
                fields.Refuse(LedgerReason.RowDuplicate, path, "Projektet och kontot finns två gånger.", "en rad för varje projekt och konto");
            }
        }

        return adjustments;
    }

    // Where no day remains, what was set by hand counts with the outcome.
    private static IEnumerable<BudgetRow> Rows(ForecastLine line, DaySpan period, DateOnly day, DateOnly decidedOn)
    {
        var (booked, rest) = day == period.Last ? (line.ForecastOre, 0L) : (line.OutcomeOre, line.RemainingOre);
        if (booked != 0)
        {
            yield return Of(new DaySpan(period.First, day), booked);
        }

        if (rest != 0)
        {
            yield return Of(new DaySpan(day.AddDays(1), period.Last), rest);
        }

        BudgetRow Of(DaySpan span, long ore) => new(BudgetVersions.Forecast, decidedOn, line.Project, line.Account, span, ore);
    }

    private static string Reason(AdoptForecastRequest request, DateOnly day) => string.Join("; ", request.Adjustments
        .Select(adjustment => $"{adjustment.Project} {adjustment.Account}".Trim() + $": {adjustment.Reason}")
        .Prepend($"utfall t.o.m. {day:yyyy-MM-dd}"));

    private static ForecastRow Row(ForecastLine line) => new()
    {
        Project = line.Project,
        Account = line.Account,
        BudgetOre = line.BudgetOre,
        OutcomeOre = line.OutcomeOre,
        RemainingOre = line.RemainingOre,
        ForecastOre = line.ForecastOre,
    };
}
