namespace Finsam.Ledger.Domain.Money;

/// <summary>What is wrong with an amount written as text.</summary>
internal enum AmountFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Not digits with an optional sign and decimal point.</summary>
    Malformed,

    /// <summary>More than two decimals: finer than an öre.</summary>
    TooManyDecimals,

    /// <summary>Larger than <see cref="Ore.Largest"/>.</summary>
    TooLarge,
}
