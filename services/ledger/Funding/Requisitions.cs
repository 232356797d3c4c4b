using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.V1;
using Google.Protobuf.WellKnownTypes;
using Npgsql;

namespace Finsam.Ledger.Funding;

/// <summary>Requisitions with their steps.</summary>
internal static class Requisitions
{
    /// <summary>Adds a requisition and gives its number. The chain's lock must be held, so that numbers have no gaps.</summary>
    public static Task<long> AddAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, SubmitRequisitionRequest request, DateOnly from, DateOnly to, CancellationToken ct) =>
        connection.QuerySingleAsync<long>(new CommandDefinition("""
            insert into requisition (forbund_id, requisition_no, insats, year, period_from, period_to, amount_ore, text)
            select @Forbund, coalesce(max(requisition_no), 0) + 1, @Insats, @Year, @from, @to, @AmountOre, @Text
            from requisition where forbund_id = @Forbund
            returning requisition_no
            """,
            new { request.Forbund, request.Insats, request.Year, from, to, request.AmountOre, request.Text },
            transaction,
            cancellationToken: ct));

    /// <summary>Adds a step.</summary>
    public static Task StepAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string forbund, long requisitionNo, Step step, CancellationToken ct) =>
        connection.ExecuteAsync(new CommandDefinition("""
            insert into requisition_step (
                forbund_id, requisition_no, step_no, status, taken_by, comment, series, cost_account, payable_account, voucher_id)
            select @forbund, @requisitionNo, coalesce(max(step_no), 0) + 1, @Status, @TakenBy, @Comment, @Series, @CostAccount, @PayableAccount,
                @VoucherId
            from requisition_step where forbund_id = @forbund and requisition_no = @requisitionNo
            """,
            new
            {
                forbund,
                requisitionNo,
                Status = step.Status.ToText(),
                step.TakenBy,
                step.Comment,
                Series = step.Posting?.Series ?? "",
                CostAccount = step.Posting?.CostAccount ?? "",
                PayableAccount = step.Posting?.PayableAccount ?? "",
                step.VoucherId,
            },
            transaction,
            cancellationToken: ct));

    /// <summary>A requisition; null when it is not there.</summary>
    public static async Task<Requisition?> FindAsync(
        NpgsqlConnection connection, NpgsqlTransaction? transaction, string forbund, long requisitionNo, CancellationToken ct) =>
        (await ReadAsync(connection, transaction, forbund, "r.requisition_no = @requisitionNo", new { forbund, requisitionNo }, ct)).SingleOrDefault();

    /// <summary>Requisitions after one, oldest first.</summary>
    public static Task<IReadOnlyList<Requisition>> ListAsync(
        NpgsqlConnection connection, ListRequisitionsRequest request, string[]? insatser, long after, int most, CancellationToken ct) =>
        ReadAsync(
            connection,
            null,
            request.Forbund,
            """
            r.requisition_no > @after and (@Year = 0 or r.year = @Year) and (@insatser::text[] is null or r.insats = any(@insatser))
                and (@status = '' or r.status = @status)
            """,
            new { forbund = request.Forbund, after, request.Year, insatser, status = request.Status.ToText(), most },
            ct,
            "limit @most");

    private static async Task<IReadOnlyList<Requisition>> ReadAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction? transaction,
        string forbund,
        string condition,
        object parameters,
        CancellationToken ct,
        string limit = "")
    {
        var rows = (await connection.QueryAsync<Row>(new CommandDefinition($"""
            select r.requisition_no, r.insats, r.year, r.period_from, r.period_to, r.amount_ore, r.text, r.step_no, r.status
            from requisition_now r
            where r.forbund_id = @forbund and {condition}
            order by r.requisition_no {limit}
            """, parameters, transaction, cancellationToken: ct))).AsList();
        var steps = (await connection.QueryAsync<StepRow>(new CommandDefinition("""
            select requisition_no, status, taken_at, taken_by, comment, series, cost_account, payable_account, voucher_id
            from requisition_step
            where forbund_id = @forbund and requisition_no = any(@numbers)
            order by requisition_no, step_no
            """,
            new { forbund, numbers = rows.Select(row => row.RequisitionNo).ToArray() },
            transaction,
            cancellationToken: ct))).ToLookup(step => step.RequisitionNo);
        return [.. rows.Select(row => row.ToMessage(steps[row.RequisitionNo]))];
    }

    /// <summary>A step that is taken.</summary>
    /// <param name="Status">What the requisition becomes.</param>
    /// <param name="TakenBy">The token's subject.</param>
    /// <param name="Comment">What they say.</param>
    /// <param name="Posting">How it is to be posted; null: not here.</param>
    /// <param name="VoucherId">The voucher that it was posted as; null: none.</param>
    internal sealed record Step(
        RequisitionStatus Status, string TakenBy, string Comment, RequisitionPosting? Posting = null, long? VoucherId = null);

    private sealed class Row
    {
        public long RequisitionNo { get; init; }

        public string Insats { get; init; } = "";

        public int Year { get; init; }

        public DateOnly PeriodFrom { get; init; }

        public DateOnly PeriodTo { get; init; }

        public long AmountOre { get; init; }

        public string Text { get; init; } = "";

        public int StepNo { get; init; }

        public string Status { get; init; } = "";

        public Requisition ToMessage(IEnumerable<StepRow> steps) => new()
        {
            RequisitionNo = RequisitionNo,
            Insats = Insats,
            Year = Year,
            From = PeriodFrom.ToIso(),
            To = PeriodTo.ToIso(),
            AmountOre = AmountOre,
            Text = Text,
            Status = RequisitionStatuses.FromText(Status),
            Steps = { steps.Select(step => step.ToMessage()) },
            Etag = StepNo.ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    private sealed class StepRow
    {
        public long RequisitionNo { get; init; }

        public string Status { get; init; } = "";

        public DateTime TakenAt { get; init; }

        public string TakenBy { get; init; } = "";

        public string Comment { get; init; } = "";

        public string Series { get; init; } = "";

        public string CostAccount { get; init; } = "";

        public string PayableAccount { get; init; } = "";

        public long? VoucherId { get; init; }

        public RequisitionStep ToMessage() => new()
        {
            Status = RequisitionStatuses.FromText(Status),
            TakenAt = TakenAt.ToTimestamp(),
            TakenBy = TakenBy,
            Comment = Comment,
            Posting = CostAccount.Length == 0
                ? null
                : new RequisitionPosting { Series = Series, CostAccount = CostAccount, PayableAccount = PayableAccount },
            VoucherId = VoucherId ?? 0,
        };
    }
}
