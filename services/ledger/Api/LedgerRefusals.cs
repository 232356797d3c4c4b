using Grpc.Core;

namespace Finsam.Ledger.Api;

/// <summary>The status code of each reason to refuse. One that is not here is INVALID_ARGUMENT.</summary>
internal static class LedgerRefusals
{
    /// <summary>Reason to status code.</summary>
    public static IReadOnlyDictionary<Enum, StatusCode> StatusCodes { get; } = Enum.GetValues<LedgerReason>().ToDictionary(
        reason => (Enum)reason,
        reason => reason switch
        {
            LedgerReason.DateOutsideFiscalYear or LedgerReason.FiscalYearUnknown
                or LedgerReason.AccountUnknown or LedgerReason.ProjectUnknown or LedgerReason.ObjectUnknown
                or LedgerReason.FiscalYearOverlaps or LedgerReason.FiscalYearApart or LedgerReason.FiscalYearClosed
                or LedgerReason.FiscalYearNotClosed or LedgerReason.EarlierFiscalYearOpen or LedgerReason.LaterFiscalYearClosed
                or LedgerReason.OpeningBalancesUnbalanced or LedgerReason.OpeningBalanceDiffers or LedgerReason.AccountKindUnsuitable
                or LedgerReason.PeriodLocked or LedgerReason.PeriodNotLocked
                or LedgerReason.VoucherCorrected or LedgerReason.VoucherIsReversal or LedgerReason.DateBeforeVoucher => StatusCode.FailedPrecondition,
            LedgerReason.BudgetHasDecisions or LedgerReason.BudgetMissing or LedgerReason.BudgetExceeded or LedgerReason.BudgetBelowOutcome
                or LedgerReason.BudgetBelowRequisitions or LedgerReason.EquityExceeded
                or LedgerReason.GrantExceeded or LedgerReason.GrantBelowRequisitions or LedgerReason.ProjectDiffers
                or LedgerReason.RequisitionStatusInvalid or LedgerReason.RegisterMissing
                or LedgerReason.MemberUnknown or LedgerReason.MembersMissing or LedgerReason.ContributionsInvoiced
                or LedgerReason.ContributionsUndecided or LedgerReason.InstalmentInvoiced or LedgerReason.PaymentExceedsOpen
                or LedgerReason.VoucherUnfit => StatusCode.FailedPrecondition,
            LedgerReason.RequisitionOwn => StatusCode.PermissionDenied,
            LedgerReason.EtagMismatch => StatusCode.Aborted,
            LedgerReason.AccountClosed or LedgerReason.ProjectRequired or LedgerReason.AccountKindFixed
                or LedgerReason.ProjectClosed or LedgerReason.ProjectOutsidePeriod
                or LedgerReason.ObjectClosed or LedgerReason.ObjectOutsidePeriod => StatusCode.FailedPrecondition,
            LedgerReason.VoucherUnknown or LedgerReason.DraftUnknown or LedgerReason.AttachmentUnknown
                or LedgerReason.AsOfUnknown or LedgerReason.AccountNotFound or LedgerReason.TemplateUnknown
                or LedgerReason.GrantUnknown or LedgerReason.RequisitionUnknown or LedgerReason.ObjectNotFound
                or LedgerReason.DimensionUnknown => StatusCode.NotFound,
            LedgerReason.AccountExists or LedgerReason.ObjectExists => StatusCode.AlreadyExists,
            LedgerReason.TooManyWaiting => StatusCode.ResourceExhausted,
            _ => StatusCode.InvalidArgument,
        });
}
