using System.Globalization;
using System.Text.Json;

namespace Finsam.Reporting.Layouts;

/// <summary>
/// Reads the options of one JSON object by their types, noting what is wrong and going on. An option that is null counts as absent.
/// </summary>
internal sealed class OptionReader(JsonElement element, string path, string place, List<LayoutProblem> problems)
{
    private readonly List<string> _known = [];

    /// <summary>Where this object stands, for people; grows with the object's label once that is known.</summary>
    public string Place { get; set; } = place;

    /// <summary>Where this object stands in the JSON.</summary>
    public string Path => path;

    /// <summary>Notes a problem with an option.</summary>
    public void Note(string option, string message, string accepted = "") =>
        problems.Add(new LayoutProblem(path.Length == 0 ? option : $"{path}.{option}", Place, message, accepted));

    /// <summary>True where the option is there, even as null.</summary>
    public bool Has(string name) => element.TryGetProperty(name, out _);

    /// <summary>True where the option is a list.</summary>
    public bool IsList(string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array;

    /// <summary>A string that must be there and not be blank; empty where it is not.</summary>
    public string RequiredText(string name)
    {
        if (Find(name) is not { } value)
        {
            Note(name, $"`{name}` saknas", "en text");
            return "";
        }

        if (value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString()))
        {
            return value.GetString()!;
        }

        Note(name, $"`{name}` är {Shown(value)}", "en text som inte är tom");
        return "";
    }

    /// <summary>A string, or null.</summary>
    public string? Text(string name) => Find(name) is null ? null : RequiredText(name);

    /// <summary>One of the accepted words, or null.</summary>
    public string? Choice(string name, IReadOnlyList<string> accepted)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String && accepted.Contains(value.GetString()!))
        {
            return value.GetString();
        }

        Note(name, $"`{name}` är {Shown(value)}", string.Join(", ", accepted));
        return null;
    }

    /// <summary>A date, or null.</summary>
    public DateOnly? Date(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.String
            && DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Note(name, $"`{name}` är {Shown(value)}, inget datum", "ett datum ÅÅÅÅ-MM-DD");
        return null;
    }

    /// <summary>A whole number within bounds, or null.</summary>
    public int? Integer(string name, int least, int most)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most)
        {
            return number;
        }

        Note(name, $"`{name}` är {Shown(value)}", $"ett heltal {least}–{most}");
        return null;
    }

    /// <summary>A decimal number, or null.</summary>
    public decimal? Number(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number))
        {
            return number;
        }

        Note(name, $"`{name}` är {Shown(value)}", "ett tal, eller null");
        return null;
    }

    /// <summary>True or false, or null where absent.</summary>
    public bool? Flag(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.GetBoolean();
        }

        Note(name, $"`{name}` är {Shown(value)}", "true eller false");
        return null;
    }

    /// <summary>A list of strings, each of which passes the test; null where absent or wrong.</summary>
    public IReadOnlyList<string>? Texts(string name, string accepted, Func<string, bool> isAccepted)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            Note(name, $"`{name}` är {Shown(value)}", $"en lista av {accepted}");
            return null;
        }

        var texts = new List<string>();
        var isWhole = true;
        foreach (var item in value.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.String && isAccepted(item.GetString()!))
            {
                texts.Add(item.GetString()!);
            }
            else
            {
                Note(name, $"`{name}` har {Shown(item)}", $"en lista av {accepted}");
                isWhole = false;
            }
        }

        return isWhole ? texts : null;
    }

    /// <summary>The objects of a list, each with a reader of its own; none where absent.</summary>
    public IReadOnlyList<OptionReader> Objects(string name, string kind, bool required, int most)
    {
        if (Find(name) is not { } value)
        {
            if (required)
            {
                Note(name, $"`{name}` saknas", "en lista");
            }

            return [];
        }

        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > most)
        {
            Note(name, value.ValueKind == JsonValueKind.Array ? $"`{name}` är för lång" : $"`{name}` är {Shown(value)}",
                $"en lista med högst {most}");
            return [];
        }

        var readers = new List<OptionReader>();
        foreach (var item in value.EnumerateArray())
        {
            var itemPath = $"{(path.Length == 0 ? "" : path + ".")}{name}[{readers.Count}]";
            var itemPlace = Place.Length == 0 ? itemPath : $"{Place} {kind}[{readers.Count}]";
            if (item.ValueKind == JsonValueKind.Object)
            {
                readers.Add(new OptionReader(item, itemPath, itemPlace, problems));
            }
            else
            {
                problems.Add(new LayoutProblem(itemPath, itemPlace, $"är {Shown(item)}", "ett objekt { … }"));
            }
        }

        return readers;
    }

    /// <summary>An object with a reader of its own, or null.</summary>
    public OptionReader? Object(string name)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Object)
        {
            return new OptionReader(value, path.Length == 0 ? name : $"{path}.{name}", $"{Place} {name}", problems);
        }

        Note(name, $"`{name}` är {Shown(value)}", "ett objekt { … }");
        return null;
    }

    /// <summary>Notes the options that nothing asked for, and those that stand twice.</summary>
    public void Finish()
    {
        var seen = new HashSet<string>();
        foreach (var property in element.EnumerateObject())
        {
            if (!_known.Contains(property.Name))
            {
                Note(property.Name, $"har det okända alternativet `{property.Name}`", string.Join(", ", _known));
            }
            else if (!seen.Add(property.Name))
            {
                Note(property.Name, $"har `{property.Name}` två gånger", "en gång");
            }
        }
    }

    private JsonElement? Find(string name)
    {
        if (!_known.Contains(name))
        {
            _known.Add(name);
        }

        return element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private static string Shown(JsonElement value)
    {
        const int longest = 60;
        var text = value.GetRawText();
        return text.Length <= longest ? text : text[..longest] + "…";
    }
}
