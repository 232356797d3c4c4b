using Finsam.Ledger.Api;

namespace Finsam.Ledger.ComputeTables;

/// <summary>The labels of a table's rows or columns, and the codes that may name them instead.</summary>
internal sealed class LabelsAndCodes
{
    private readonly RequestFields fields;
    private readonly string table;
    private readonly HashSet<string> labels = [];
    private readonly Dictionary<string, string> byCode = [];

    /// <summary>Reads them; a label that is missing, or a name that stands twice, is refused.</summary>
    public LabelsAndCodes(RequestFields fields, string table, IReadOnlyList<(string Label, string Code)> names, string field)
    {
        this.fields = fields;
        this.table = table;
        foreach (var (label, _) in names)
        {
            if (label.Length == 0 || !labels.Add(label))
            {
                Refuse(field, label.Length == 0 ? "Namn saknas." : $"Namnet ”{label}” finns två gånger.");
            }
        }

        foreach (var (label, code) in names.Where(name => name.Code.Length > 0))
        {
            if (!byCode.TryAdd(code, label) || (code != label && labels.Contains(code)))
            {
                Refuse(field, $"Koden ”{code}” finns två gånger, eller är en annan rads eller kolumns namn.");
            }
        }
    }

    /// <summary>The label that a name means; one that means none is refused.</summary>
    public string Known(string name, string field)
    {
        if (Find(name) is { } label)
        {
            return label;
        }

        fields.Refuse(
            LedgerReason.LabelUnknown,
            field,
            $"Tabell {table} har ingen rad eller kolumn ”{name}”.",
            "namnet på eller koden för en rad eller kolumn i tabellen");
        return name;
    }

    private string? Find(string name) => labels.Contains(name) ? name : byCode.GetValueOrDefault(name);

    private void Refuse(string field, string message) =>
        fields.Refuse(LedgerReason.LabelInvalid, field, message, "ett namn en gång i tabellen");
}
