namespace Finsam.Ledger.Api;

/// <summary>
/// Why the ledger refuses a request. The names go over the wire in SCREAMING_SNAKE_CASE; a SIE file's own are <c>SieReason</c>.
/// </summary>
public enum LedgerReason
{
    /// <summary>More vouchers wait to be posted in the förbund than are kept waiting.</summary>
    TooManyWaiting,

    /// <summary>A date is missing or not <c>YYYY-MM-DD</c>.</summary>
    DateMalformed,

    /// <summary>A span ends before it begins.</summary>
    SpanInvalid,

    /// <summary>More of something than one request may hold.</summary>
    TooMany,

    /// <summary>A text is missing, too long or holds control characters.</summary>
    TextInvalid,

    /// <summary>An amount is larger than any that is kept.</summary>
    AmountTooLarge,

    /// <summary>A posting of 0.</summary>
    AmountZero,

    /// <summary>A voucher has fewer than two postings.</summary>
    TooFewPostings,

    /// <summary>A day lies in no fiscal year that is there, or not in the voucher's.</summary>
    DateOutsideFiscalYear,

    /// <summary>A fiscal year is not in the books, or a calendar year that several begin in.</summary>
    FiscalYearUnknown,

    /// <summary>An account is not in the chart of accounts.</summary>
    AccountUnknown,

    /// <summary>A ledger object is not known.</summary>
    ProjectUnknown,

    /// <summary>An object of another dimension than projects is not known.</summary>
    ObjectUnknown,

    /// <summary>A dimension that objects can't be given of, or that stands twice in a row.</summary>
    DimensionInvalid,

    /// <summary>A quantity is no number, or has too many digits.</summary>
    QuantityMalformed,

    /// <summary>Debits and credits differ.</summary>
    VoucherUnbalanced,

    /// <summary>A budget version that does not exist.</summary>
    VersionUnknown,

    /// <summary>Neither an account number nor a range of them.</summary>
    AccountsMalformed,

    /// <summary>A member's id stands twice.</summary>
    MemberDuplicate,

    /// <summary>A member's kind that does not exist.</summary>
    MemberKindUnknown,

    /// <summary>A share is not a number from 0 to 1.</summary>
    ShareInvalid,

    /// <summary>A year is missing or out of range.</summary>
    YearInvalid,

    /// <summary>A page size out of range.</summary>
    PageSizeInvalid,

    /// <summary>A page token that the ledger did not give.</summary>
    PageTokenInvalid,

    /// <summary>A label is missing or stands twice.</summary>
    LabelInvalid,

    /// <summary>A sum, difference or share names a row or column that the table lacks.</summary>
    LabelUnknown,

    /// <summary>A table's or row's source that the ledger does not have.</summary>
    SourceUnknown,

    /// <summary>A budget version that the period has no rows of; told, not refused.</summary>
    VersionEmpty,

    /// <summary>A measure that does not exist.</summary>
    MeasureUnknown,

    /// <summary>No unit of money.</summary>
    UnitUnknown,

    /// <summary>Decimals out of range.</summary>
    DecimalsInvalid,

    /// <summary>No reason is given for what the log keeps a reason of.</summary>
    ReasonMissing,

    /// <summary>A fiscal year that is not whole months, or too long.</summary>
    FiscalYearInvalid,

    /// <summary>A fiscal year that shares days with one that is there.</summary>
    FiscalYearOverlaps,

    /// <summary>A fiscal year that no other one adjoins.</summary>
    FiscalYearApart,

    /// <summary>A fiscal year that has been closed.</summary>
    FiscalYearClosed,

    /// <summary>A day that takes no postings any more.</summary>
    PeriodLocked,

    /// <summary>Days that are to be opened are not locked.</summary>
    PeriodNotLocked,

    /// <summary>A checkpoint that the ledger did not sign, or signed for another förbund.</summary>
    CheckpointInvalid,

    /// <summary>A voucher that is not there.</summary>
    VoucherUnknown,

    /// <summary>A voucher that has been corrected already.</summary>
    VoucherCorrected,

    /// <summary>A voucher that takes another one back is not corrected itself.</summary>
    VoucherIsReversal,

    /// <summary>A correction of an earlier day than the voucher's own.</summary>
    DateBeforeVoucher,

    /// <summary>A moment that is no moment, or has not come yet.</summary>
    AsOfInvalid,

    /// <summary>A moment before it was kept how the books stood.</summary>
    AsOfUnknown,

    /// <summary>Something has been changed since the caller read it.</summary>
    EtagMismatch,

    /// <summary>An instant out of range.</summary>
    InstantInvalid,

    /// <summary>Weights that an amount cannot be spread by, or a span that is not whole months.</summary>
    DistributionInvalid,

    /// <summary>A budget row's days lie outside the reporting period.</summary>
    SpanOutsidePeriod,

    /// <summary>The revised budget follows from the decisions and is not put.</summary>
    VersionFollows,

    /// <summary>Reallocations have been decided on a budget that is to be replaced.</summary>
    BudgetHasDecisions,

    /// <summary>A reallocation of fewer than two lines.</summary>
    TooFewLines,

    /// <summary>A reallocation's lines do not sum to zero.</summary>
    ReallocationUnbalanced,

    /// <summary>There is no budget to reallocate or follow up.</summary>
    BudgetMissing,

    /// <summary>More is taken from a project than it has.</summary>
    BudgetExceeded,

    /// <summary>A project would keep less than has been booked on it.</summary>
    BudgetBelowOutcome,

    /// <summary>A project would keep less than insatser have requisitioned of it.</summary>
    BudgetBelowRequisitions,

    /// <summary>More is taken from equity than the fiscal year opened with.</summary>
    EquityExceeded,

    /// <summary>The same project and account stands twice.</summary>
    RowDuplicate,

    /// <summary>A fiscal year that is not closed.</summary>
    FiscalYearNotClosed,

    /// <summary>A fiscal year before the one that is to be closed is open.</summary>
    EarlierFiscalYearOpen,

    /// <summary>A fiscal year after the one that is to be opened again is closed.</summary>
    LaterFiscalYearClosed,

    /// <summary>Opening balances do not sum to 0.</summary>
    OpeningBalancesUnbalanced,

    /// <summary>An opening balance is not what the year before closes with.</summary>
    OpeningBalanceDiffers,

    /// <summary>An account of another kind than what it is to be used for.</summary>
    AccountKindUnsuitable,

    /// <summary>A draft that is not there, or no longer.</summary>
    DraftUnknown,

    /// <summary>A file of a type that is not taken.</summary>
    MediaTypeUnsuitable,

    /// <summary>A file without a byte.</summary>
    AttachmentEmpty,

    /// <summary>A file that is too large.</summary>
    AttachmentTooLarge,

    /// <summary>A file that is not attached to anything.</summary>
    AttachmentUnknown,

    /// <summary>A template, of a chart of accounts or of tables, that the ledger does not bring.</summary>
    TemplateUnknown,

    /// <summary>The account that is asked for or to be changed is not there.</summary>
    AccountNotFound,

    /// <summary>An account that is to be added is there already.</summary>
    AccountExists,

    /// <summary>No number of an account.</summary>
    AccountNumberInvalid,

    /// <summary>A kind of account that does not exist.</summary>
    AccountKindUnknown,

    /// <summary>An account with postings cannot change between balance and result.</summary>
    AccountKindFixed,

    /// <summary>An account that takes no postings on the day.</summary>
    AccountClosed,

    /// <summary>A posting names no project on an account that needs one.</summary>
    ProjectRequired,

    /// <summary>A dimension that neither SIE nor a file has a name for.</summary>
    DimensionUnknown,

    /// <summary>The object that is asked for or to be changed is not there.</summary>
    ObjectNotFound,

    /// <summary>An object that is to be added is there already.</summary>
    ObjectExists,

    /// <summary>Neither to warn nor to refuse outside a project's period.</summary>
    OutsidePeriodUnknown,

    /// <summary>A project that takes no postings on the day.</summary>
    ProjectClosed,

    /// <summary>A posting outside its project's period; told or refused, as the project says.</summary>
    ProjectOutsidePeriod,

    /// <summary>An object of another dimension than projects that takes no postings on the day.</summary>
    ObjectClosed,

    /// <summary>A posting outside the period of such an object; told or refused, as the object says.</summary>
    ObjectOutsidePeriod,

    /// <summary>An amount that is not greater than 0.</summary>
    AmountNotPositive,

    /// <summary>A period without a register, or without what is asked for in it.</summary>
    RegisterMissing,

    /// <summary>Nothing has been granted for the year.</summary>
    GrantUnknown,

    /// <summary>A requisition of more than remains of the grant.</summary>
    GrantExceeded,

    /// <summary>A grant would be less than what has been drawn on it.</summary>
    GrantBelowRequisitions,

    /// <summary>A grant's decisions name different projects.</summary>
    ProjectDiffers,

    /// <summary>A requisition that is not there.</summary>
    RequisitionUnknown,

    /// <summary>A requisition that has come too far, or not far enough.</summary>
    RequisitionStatusInvalid,

    /// <summary>Approval by who submitted or prepared the requisition.</summary>
    RequisitionOwn,

    /// <summary>A member that the förbund does not have.</summary>
    MemberUnknown,

    /// <summary>No member of a kind that pays a part.</summary>
    MembersMissing,

    /// <summary>A key that is missing or divides nothing.</summary>
    KeyInvalid,

    /// <summary>Contributions that have been invoiced.</summary>
    ContributionsInvoiced,

    /// <summary>Contributions that have not been decided.</summary>
    ContributionsUndecided,

    /// <summary>An instalment that a year does not have.</summary>
    InstalmentInvalid,

    /// <summary>An instalment that has been invoiced, or a year that is invoiced in others.</summary>
    InstalmentInvoiced,

    /// <summary>A payment of more than is open.</summary>
    PaymentExceedsOpen,

    /// <summary>A voucher that does not hold the payment.</summary>
    VoucherUnfit,

    /// <summary>Steps of recommended equity that are missing or out of order.</summary>
    StepsInvalid,

    /// <summary>No recommendation of equity holds; told, not refused.</summary>
    LadderMissing,

    /// <summary>A column that is told in two ways what it shows.</summary>
    ColumnAmbiguous,

    /// <summary>A rule for a column's days that is none.</summary>
    PeriodRuleInvalid,

    /// <summary>A chart of accounts that there are no templates for.</summary>
    ChartUnknown,
}
