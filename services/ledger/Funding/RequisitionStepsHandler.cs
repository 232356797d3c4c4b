using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain.Vouchers;
using Finsam.Ledger.PostVoucher;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Npgsql;

namespace Finsam.Ledger.Funding;

/// <summary>The steps of a requisition after it was submitted: prepared, approved, rejected or withdrawn.</summary>
internal sealed class RequisitionStepsHandler(RequestLog requestLog, PostingWithin posting)
{
    private const int LongestCode = 100;
    private const int LongestSeries = 20;
    private const string DefaultSeries = "B";

    /// <summary>
    /// Prepares a submitted requisition. Refusals, in order: <c>TextInvalid</c>, <c>RequisitionUnknown</c>, <c>EtagMismatch</c>,
    /// <c>RequisitionStatusInvalid</c>, <c>AccountUnknown</c>, <c>ProjectUnknown</c>.
    /// </summary>
    public Task<PrepareRequisitionResponse> PrepareAsync(PrepareRequisitionRequest request, Caller caller, CancellationToken ct)
    {
        var fields = new RequestFields();
        fields.Text(request.Comment, "comment");
        if (request.Posting is { } accounts)
        {
            fields.Text(accounts.Series, "posting.series", required: false, LongestSeries);
            fields.Text(accounts.CostAccount, "posting.cost_account", required: true, LongestCode);
            fields.Text(accounts.PayableAccount, "posting.payable_account", required: true, LongestCode);
        }

        fields.ThrowIfRefused();
        return requestLog.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(FundingService.FundingServiceBase.PrepareRequisition),
            request,
            async (connection, transaction) =>
            {
                var steps = await RequisitionSteps.LockAsync(connection, transaction, request.Forbund, caller.Subject, ct);
                var requisition = await steps.FindAsync(request.RequisitionNo, request.Etag, null, RequisitionStatus.Submitted);
                await CheckPostingAsync(connection, transaction, request, requisition, ct);
                return new PrepareRequisitionResponse
                {
                    Requisition = await steps.TakeAsync(
                        requisition,
                        new Requisitions.Step(RequisitionStatus.Prepared, caller.Subject, request.Comment, WithSeries(request.Posting))),
                };
            },
            ct);
    }

    /// <summary>
    /// Approves a prepared requisition and posts it where accounts were given. Refusals, in order: <c>TextInvalid</c>,
    /// <c>DateMalformed</c>, <c>RequisitionUnknown</c>, <c>EtagMismatch</c>, <c>RequisitionStatusInvalid</c>, <c>RequisitionOwn</c>,
    /// <c>DateOutsideFiscalYear</c>, <c>PeriodLocked</c>, <c>AccountUnknown</c>, <c>ProjectUnknown</c>.
    /// </summary>
    public Task<ApproveRequisitionResponse> ApproveAsync(ApproveRequisitionRequest request, Caller caller, CancellationToken ct)
    {
        var fields = new RequestFields();
        fields.Text(request.Comment, "comment");
        DateOnly? date = request.VoucherDate.Length == 0 ? null : fields.Date(request.VoucherDate, "voucher_date");
        fields.ThrowIfRefused();
        return requestLog.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(FundingService.FundingServiceBase.ApproveRequisition),
            request,
            async (connection, transaction) =>
            {
                var steps = await RequisitionSteps.LockAsync(connection, transaction, request.Forbund, caller.Subject, ct);
                var requisition = await steps.FindAsync(request.RequisitionNo, request.Etag, null, RequisitionStatus.Prepared);
                RefuseOwn(requisition, caller.Subject);
                var voucherId = await PostAsync(connection, transaction, request.Forbund, steps.Head, requisition, date, caller.Subject, ct);
                return new ApproveRequisitionResponse
                {
                    Requisition = await steps.TakeAsync(
                        requisition,
                        new Requisitions.Step(RequisitionStatus.Approved, caller.Subject, request.Comment, VoucherId: voucherId)),
                };
            },
            ct);
    }

    /// <summary>
    /// Rejects a requisition that is not yet approved. Refusals, in order: <c>ReasonMissing</c>, <c>TextInvalid</c>,
    /// <c>RequisitionUnknown</c>, <c>EtagMismatch</c>, <c>RequisitionStatusInvalid</c>.
    /// </summary>
    public Task<RejectRequisitionResponse> RejectAsync(RejectRequisitionRequest request, Caller caller, CancellationToken ct)
    {
        var fields = new RequestFields();
        fields.Reason(request.Reason, "reason");
        fields.ThrowIfRefused();
        return requestLog.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(FundingService.FundingServiceBase.RejectRequisition),
            request,
            async (connection, transaction) => new RejectRequisitionResponse
            {
                Requisition = await EndAsync(
                    connection, transaction, request.Forbund, request.RequisitionNo, request.Etag, null,
                    new Requisitions.Step(RequisitionStatus.Rejected, caller.Subject, request.Reason), ct),
            },
            ct);
    }

    /// <summary>
    /// Withdraws a requisition of an insats that the token names. Refusals, in order: <c>TextInvalid</c>, <c>RequisitionUnknown</c>,
    /// <c>EtagMismatch</c>, <c>RequisitionStatusInvalid</c>.
    /// </summary>
    public Task<WithdrawRequisitionResponse> WithdrawAsync(WithdrawRequisitionRequest request, Caller caller, CancellationToken ct)
    {
        var fields = new RequestFields();
        fields.Text(request.Reason, "reason");
        fields.ThrowIfRefused();
        return requestLog.RunAsync(
            request.Forbund,
            request.RequestId,
            nameof(FundingService.FundingServiceBase.WithdrawRequisition),
            request,
            async (connection, transaction) => new WithdrawRequisitionResponse
            {
                Requisition = await EndAsync(
                    connection, transaction, request.Forbund, request.RequisitionNo, request.Etag, caller.Insatser,
                    new Requisitions.Step(RequisitionStatus.Withdrawn, caller.Subject, request.Reason), ct),
            },
            ct);
    }

    private static async Task<Requisition> EndAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        long requisitionNo,
        string etag,
        IReadOnlySet<string>? insatser,
        Requisitions.Step step,
        CancellationToken ct)
    {
        var steps = await RequisitionSteps.LockAsync(connection, transaction, forbund, step.TakenBy, ct);
        var requisition = await steps.FindAsync(requisitionNo, etag, insatser, RequisitionStatus.Submitted, RequisitionStatus.Prepared);
        return await steps.TakeAsync(requisition, step);
    }

    // Four eyes: who asked for the money, or said that it is right, does not approve that it is paid.
    private static void RefuseOwn(Requisition requisition, string subject)
    {
        if (requisition.Steps.Any(step => step.TakenBy == subject))
        {
            throw new RefusedException(new Refusal(
                LedgerReason.RequisitionOwn, "requisition_no", "Den som lämnat in eller berett en rekvisition godkänner den inte.", "en annan person"));
        }
    }

    private static RequisitionPosting? WithSeries(RequisitionPosting? accounts) => accounts is null ? null : new RequisitionPosting(accounts)
    {
        Series = accounts.Series.Length > 0 ? accounts.Series : DefaultSeries,
    };

    private static async Task CheckPostingAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, PrepareRequisitionRequest request, Requisition requisition, CancellationToken ct)
    {
        if (request.Posting is not { } accounts)
        {
            return;
        }

        var fields = new RequestFields();
        foreach (var (account, field) in new[] { (accounts.CostAccount, "cost_account"), (accounts.PayableAccount, "payable_account") })
        {
            if (!await connection.ExecuteScalarAsync<bool>(new CommandDefinition(
                "select exists (select from account where forbund_id = @Forbund and number = @account)",
                new { request.Forbund, account }, transaction, cancellationToken: ct)))
            {
                fields.Refuse(LedgerReason.AccountUnknown, $"posting.{field}", $"Kontot {account} finns inte i kontoplanen.", "ett konto i kontoplanen");
            }
        }

        var grant = await Grants.FindAsync(connection, transaction, request.Forbund, requisition.Insats, requisition.Year, ct);
        if (!(await ProjectCodes.ReadAsync(connection, transaction, request.Forbund, ct)).Contains(grant!.Project))
        {
            fields.Refuse(
                LedgerReason.ProjectUnknown, "posting", $"Medlen bokförs på projekt {grant.Project}, som inte finns.", "ett upplagt projekt");
        }

        fields.ThrowIfRefused();
    }

    private async Task<long?> PostAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        ChainHead head,
        Requisition requisition,
        DateOnly? date,
        string postedBy,
        CancellationToken ct)
    {
        if (requisition.Steps.LastOrDefault(step => step.Posting is not null)?.Posting is not { } accounts)
        {
            return null;
        }

        if (date is not { } day)
        {
            throw new RefusedException(new Refusal(LedgerReason.DateMalformed, "voucher_date", "Verifikationens datum saknas.", "ÅÅÅÅ-MM-DD"));
        }

        var grant = await Grants.FindAsync(connection, transaction, forbund, requisition.Insats, requisition.Year, ct);
        var draft = new VoucherDraft(
            accounts.Series,
            day,
            $"Rekvisition {requisition.RequisitionNo}, {requisition.Insats} {requisition.From}–{requisition.To}",
            [
                new VoucherRow(accounts.CostAccount, grant!.Project, requisition.AmountOre, day, ""),
                new VoucherRow(accounts.PayableAccount, "", -requisition.AmountOre, day, ""),
            ]);
        return (await posting.PostAsync(connection, transaction, forbund, head, [draft], "voucher_date", postedBy, ct))[0];
    }
}
