namespace Finsam.Ledger.Domain.Sie;

/// <summary>
/// The records that a file must have by its type (SIE 4B 11) and that the ledger can do without: what is missing is told. #FORMAT, #RAR and
/// opening balances have reasons of their own.
/// </summary>
internal static class SieRecordRules
{
    private static readonly string[] OfAll = ["#FLAGGA", "#PROGRAM", "#GEN", "#FNAMN"];

    /// <summary>Adds one warning that names every record that is missing.</summary>
    public static void Check(SieFile file, SieProblems warnings)
    {
        // Without #SIETYP a file is of type 1, so that there it is never missing; #OMFATTN says how far the balances of types 2 and 3 go.
        var compulsory = file.Type is 2 or 3 ? OfAll.Append("#OMFATTN") : OfAll;
        var missing = string.Join(", ", compulsory.Where(label => !file.Labels.Contains(label)));
        if (missing.Length > 0)
        {
            warnings.Add(0, "", SieReason.SieRecordMissing, $"Filen saknar poster som en fil av typ {file.Type} ska ha: {missing}.", missing);
        }
    }
}
