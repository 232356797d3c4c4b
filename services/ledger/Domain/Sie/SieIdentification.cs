namespace Finsam.Ledger.Domain.Sie;

/// <summary>A record that says whose books a file holds. It is kept as it is, so that an export can say the same.</summary>
/// <param name="Label">With its <c>#</c>.</param>
/// <param name="Fields">The fields in order.</param>
internal sealed record SieIdentification(string Label, IReadOnlyList<string> Fields)
{
    /// <summary>
    /// The labels that are kept, in the order that an export writes them. #FNR is not: it is the number of the förbund in the program that
    /// wrote the file.
    /// </summary>
    public static IReadOnlyList<string> Kept { get; } =
        ["#PROSA", "#FTYP", "#ORGNR", "#BKOD", "#ADRESS", "#FNAMN", "#TAXAR", "#KPTYP"];

    /// <summary>Most fields of a record that are kept: those of #ADRESS.</summary>
    public const int MostFields = 4;

    /// <summary>Most records of one label.</summary>
    public const int MostRecords = 100;
}
