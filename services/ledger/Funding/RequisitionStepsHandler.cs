using Dapper;
using Finsam.Ledger.Api;
using Finsam.Ledger.Domain.Vouchers;
using Finsam.Ledger.PostVoucher;
using Finsam.Ledger.Storage;
using Finsam.Ledger.V1;
using Finsam.Postgres;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;

namespace Finsam.Ledger.Funding;

/// <summary>The steps of a requisition after it was submitted: prepared, approved, rejected or withdrawn.</summary>
internal sealed class RequisitionStepsHandler(RequestLog requestLog, PostingWithin posting)
{
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
            fields.Series(accounts.Series, "posting.series");
            fields.Code(accounts.CostAccount, "posting.cost_account", required: true);
            fields.Code(accounts.PayableAccount, "posting.payable_account", required: true);
        }

        fields.ThrowIfRefused();
        return requestLog.WriteBooksAsync(
            request.Forbund,
            request.RequestId,
            nameof(FundingService.FundingServiceBase.PrepareRequisition),
            request,
            caller.Subject,
            async books =>
            {
                var steps = new RequisitionSteps(books);
                var requisition = await steps.FindAsync(request.RequisitionNo, request.Etag, caller, RequisitionStatus.Submitted);
                await CheckPostingAsync(books, request, requisition);
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
        return requestLog.WriteBooksAsync(
            request.Forbund,
            request.RequestId,
            nameof(FundingService.FundingServiceBase.ApproveRequisition),
            request,
            caller.Subject,
            async books =>
            {
                var steps = new RequisitionSteps(books);
                var requisition = await steps.FindAsync(request.RequisitionNo, request.Etag, caller, RequisitionStatus.Prepared);
                RefuseOwn(requisition, caller.Subject);
                var voucherId = await PostAsync(books, requisition, date);
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
        return requestLog.WriteBooksAsync(
            request.Forbund,
            request.RequestId,
            nameof(FundingService.FundingServiceBase.RejectRequisition),
            request,
            caller.Subject,
            async books => new RejectRequisitionResponse
            {
                Requisition = await EndAsync(
                    books, request.RequisitionNo, request.Etag, caller,
                    new Requisitions.Step(RequisitionStatus.Rejected, caller.Subject, request.Reason)),
            },
            ct);
    }

    /// <summary>
    /// Withdraws a requisition. Refusals, in order: <c>TextInvalid</c>, <c>RequisitionUnknown</c>,
    /// <c>EtagMismatch</c>, <c>RequisitionStatusInvalid</c>.
    /// </summary>
    public Task<WithdrawRequisitionResponse> WithdrawAsync(WithdrawRequisitionRequest request, Caller caller, CancellationToken ct)
    {
        var fields = new RequestFields();
        fields.Text(request.Reason, "reason");
        fields.ThrowIfRefused();
        return requestLog.WriteBooksAsync(
            request.Forbund,
            request.RequestId,
            nameof(FundingService.FundingServiceBase.WithdrawRequisition),
            request,
            caller.Subject,
            async books => new WithdrawRequisitionResponse
            {
                Requisition = await EndAsync(
                    books, request.RequisitionNo, request.Etag, caller,
                    new Requisitions.Step(RequisitionStatus.Withdrawn, caller.Subject, request.Reason)),
            },
            ct);
    }

    private static async Task<Requisition> EndAsync(
        LockedBooks books, long requisitionNo, string etag, Caller caller, Requisitions.Step step)
    {
        var steps = new RequisitionSteps(books);
        var requisition = await steps.FindAsync(requisitionNo, etag, caller, RequisitionStatus.Submitted, RequisitionStatus.Prepared);
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

    private static async Task CheckPostingAsync(LockedBooks books, PrepareRequisitionRequest request, Requisition requisition)
    {
        if (request.Posting is not { } accounts)
        {
            return;
        }

        var fields = new RequestFields();
        foreach (var (account, field) in new[] { (accounts.CostAccount, "cost_account"), (accounts.PayableAccount, "payable_account") })
        {
            if (!await books.Connection.ExecuteScalarAsync<bool>(books.Command(
                "select exists (select from account where forbund_id = @Forbund and number = @account)", new { books.Forbund, account })))
            {
                fields.Refuse(LedgerReason.AccountUnknown, $"posting.{field}", $"Kontot {account} finns inte i kontoplanen.", "ett konto i kontoplanen");
            }
        }

        var grant = await Grants.FindAsync(
            books.Connection, books.Transaction, books.Forbund, requisition.Insats, requisition.Year, books.Cancel);
        if (!(await ProjectCodes.ReadAsync(books.Connection, books.Transaction, books.Forbund, books.Cancel)).Contains(grant!.Project))
        {
            fields.Refuse(
                LedgerReason.ProjectUnknown, "posting", $"Medlen bokförs på projekt {grant.Project}, som inte finns.", "ett upplagt projekt");
        }

        fields.ThrowIfRefused();
    }

    private async Task<long?> PostAsync(LockedBooks books, Requisition requisition, DateOnly? date)
    {
        if (requisition.Steps.LastOrDefault(step => step.Posting is not null)?.Posting is not { } accounts)
        {
            return null;
        }

        if (date is not { } day)
        {
            throw new RefusedException(new Refusal(LedgerReason.DateMalformed, "voucher_date", "Verifikationens datum saknas.", "ÅÅÅÅ-MM-DD"));
        }

        var grant = await Grants.FindAsync(
            books.Connection, books.Transaction, books.Forbund, requisition.Insats, requisition.Year, books.Cancel);
        var draft = new VoucherDraft(
            accounts.Series,
            day,
            $"Rekvisition {requisition.RequisitionNo}, {requisition.Insats} {requisition.From}–{requisition.To}",
            [
                new VoucherRow(accounts.CostAccount, grant!.Project, requisition.AmountOre, day, ""),
                new VoucherRow(accounts.PayableAccount, "", -requisition.AmountOre, day, ""),
            ]);
        return (await posting.PostAsync(books, [draft], "voucher_date"))[0];
    }
}
