using Finsam.Reporting.Domain;

namespace Finsam.Reporting.Layouts;

/// <summary>The labels of a table's rows or columns, which must differ.</summary>
internal sealed class LabelSet
{
    private readonly HashSet<string> _normal = [];

    /// <summary>The labels as they are written, in their order.</summary>
    public List<string> Labels { get; } = [];

    /// <summary>Reads an item's label, names the item's place by it and notes when another has the same.</summary>
    public string Read(OptionReader reader, string kind)
    {
        var label = reader.RequiredText("label");
        if (label.Length == 0)
        {
            return label;
        }

        reader.Place = $"{reader.Place[..reader.Place.LastIndexOf(' ')]} {kind} \"{label}\"";
        if (!_normal.Add(Label.Normal(label)))
        {
            reader.Note("label", $"etiketten \"{label}\" står två gånger", "en egen etikett för varje rad och kolumn");
        }

        Labels.Add(label);
        return label;
    }
}
