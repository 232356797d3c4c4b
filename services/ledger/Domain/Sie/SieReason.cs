namespace Finsam.Ledger.Domain.Sie;

/// <summary>What can be wrong with, or odd about, a SIE file. The names go over the wire in SCREAMING_SNAKE_CASE.</summary>
internal enum SieReason
{
    // Refused: the file as a whole.
    SieFileEmpty,
    SieFileTooLarge,
    SieNotARecord,
    SieKsummaMissing,
    SieKsummaDiffers,
    SieCurrencyNotSek,
    SieFiscalYearMissing,
    SieFiscalYearUnknown,
    SieFiscalYearOverlaps,
    SieFiscalYearInvalid,

    // Refused: one record.
    SieRecordTooLong,
    SieFieldMissing,
    SieFieldTooLong,
    SieNumberMalformed,
    SieDateMalformed,
    SieAmountMalformed,
    SieAmountTooManyDecimals,
    SieAmountTooLarge,
    SieAccountNotNumeric,
    SieAccountUndeclared,
    SieObjectListMalformed,
    SieTransOutsideVoucher,
    SieVoucherUnopened,
    SieVoucherUnclosed,
    SieVoucherUnbalanced,
    SieVoucherNumberDuplicate,
    SieDateOutsideFiscalYear,
    SieVoucherDiffers,
    PeriodLocked,

    // Odd, but read.
    SieCharacterSet,
    SieFormatUndeclared,
    SieFormatUnknown,
    SieKsummaUnverifiable,
    SieQuoteUnescaped,
    SieQuoteUnclosed,
    SieLineFeedInText,
    SieControlCharacter,
    SieTextGarbled,
    SieQuantityMalformed,
    SieChangeUnreadable,
    SieFieldsSwapped,
    SieDateWithHyphens,
    SieRtransWithoutTwin,
    SieVoucherEmpty,
    SieVoucherNumberGap,
    SieObjectUndeclared,
    SieOpeningBalanceReplaced,
    SieOpeningBalanceMissing,
    SieOpeningBalanceUnbalanced,
    SieClosingBalanceDiffers,
    SieContinuityBroken,
    AccountClosed,
    ProjectRequired,
    ProjectClosed,
    ProjectOutsidePeriod,

    // Written otherwise than it is kept.
    SieCharacterReplaced,
}
