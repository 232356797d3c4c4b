using System.Globalization;
using System.Text.Json;
using Finsam.Cli.Cases;
using Finsam.Common.V1;

namespace Finsam.Cli.Json;

/// <summary>Takes the fields of a JSON object by name and kind, and notes every problem instead of stopping at the first.</summary>
/// <remarks>A required field with a problem gives a harmless value: whoever reads stops at the problems before using it.</remarks>
internal sealed class ObjectReader
{
    private readonly JsonValue _value;
    private readonly CaseProblems _problems;
    private readonly HashSet<string> _asked = new(StringComparer.Ordinal);

    public ObjectReader(JsonValue value, CaseProblems problems)
    {
        _value = value;
        _problems = problems;
        if (value.Kind != JsonTokenType.StartObject)
        {
            problems.Add(value, "Här ska stå ett objekt.", "{…}");
        }
    }

    /// <summary>A required text.</summary>
    public string Text(string name) => Get(name, required: true, JsonTokenType.String, "text")?.Text ?? "";

    /// <summary>A text, or null.</summary>
    public string? OptionalText(string name) => Get(name, required: false, JsonTokenType.String, "text eller null")?.Text;

    /// <summary>A required text that is one of some words.</summary>
    public string Word(string name, params string[] words)
    {
        var found = Get(name, required: true, JsonTokenType.String, string.Join(", ", words));
        if (found is not null && !words.Contains(found.Text))
        {
            _problems.Add(found, $"Okänt värde ”{found.Text}”.", string.Join(", ", words));
        }

        return found?.Text ?? words[0];
    }

    /// <summary>A required truth value.</summary>
    public bool Flag(string name)
    {
        _asked.Add(name);
        var found = _value.Members.GetValueOrDefault(name);
        if (found?.Kind is JsonTokenType.True or JsonTokenType.False)
        {
            return found.Kind == JsonTokenType.True;
        }

        Missing(name, found, "true, false");
        return false;
    }

    /// <summary>A truth value; false where it is absent.</summary>
    public bool OptionalFlag(string name) => _value.Members.ContainsKey(name) && Flag(name);

    /// <summary>A whole number, or null.</summary>
    public int? OptionalInteger(string name)
    {
        var found = Get(name, required: false, JsonTokenType.Number, "heltal eller null");
        return found is null ? null : Integer(found);
    }

    /// <summary>A required whole number.</summary>
    public int Integer(string name) => Get(name, required: true, JsonTokenType.Number, "heltal") is { } found ? Integer(found) : 0;

    /// <summary>A required number, exact, as decimal text with a point.</summary>
    public string Number(string name) => Get(name, required: true, JsonTokenType.Number, "tal") is { } found ? Exact(found) : "0";

    /// <summary>A number as decimal text, or null.</summary>
    public string? OptionalNumber(string name) => Get(name, required: false, JsonTokenType.Number, "tal eller null") is { } found ? Exact(found) : null;

    /// <summary>A required amount in kronor, as öre.</summary>
    public long Ore(string name)
    {
        if (Get(name, required: true, JsonTokenType.Number, "kronor") is not { } found)
        {
            return 0;
        }

        if (Kronor.ToOre(found.Text) is { } ore)
        {
            return ore;
        }

        _problems.Add(found, $"”{found.Text}” är inget belopp i kronor.", "högst två decimaler");
        return 0;
    }

    /// <summary>A required day.</summary>
    public string Day(string name) => Day(Get(name, required: true, JsonTokenType.String, "ÅÅÅÅ-MM-DD")) ?? "";

    /// <summary>A day, or null.</summary>
    public string? OptionalDay(string name) => Day(Get(name, required: false, JsonTokenType.String, "ÅÅÅÅ-MM-DD eller null"));

    /// <summary>A span of days, or null.</summary>
    public Period? OptionalPeriod(string name)
    {
        if (Get(name, required: false, JsonTokenType.StartObject, "{\"from\", \"to\"}") is not { } found)
        {
            return null;
        }

        var inner = new ObjectReader(found, _problems);
        var period = new Period { From = inner.Day("from"), To = inner.Day("to") };
        inner.Finish();
        if (string.CompareOrdinal(period.From, period.To) > 0)
        {
            _problems.Add(found, "Perioden slutar innan den börjar.", "from ≤ to");
        }

        return period;
    }

    /// <summary>A required span of days.</summary>
    public Period Period(string name)
    {
        if (OptionalPeriod(name) is { } period)
        {
            return period;
        }

        if (!_value.Members.TryGetValue(name, out var found) || found.IsNull)
        {
            Missing(name, found, "{\"from\", \"to\"}");
        }

        return new Period();
    }

    /// <summary>The objects of a list; none where the list is absent.</summary>
    public IReadOnlyList<T> List<T>(string name, Func<ObjectReader, T> read)
    {
        var found = Get(name, required: false, JsonTokenType.StartArray, "en lista");
        return found is null ? [] : [.. found.Items.Select(item =>
        {
            var reader = new ObjectReader(item, _problems);
            var result = read(reader);
            reader.Finish();
            return result;
        })];
    }

    /// <summary>Names with whole numbers, in file order; null where the number is not known.</summary>
    public IReadOnlyList<(string Name, int? Count)> Counts(string name)
    {
        var found = Get(name, required: false, JsonTokenType.StartObject, "{svar: antal}");
        return found is null ? [] : [.. found.Members.Select(member =>
        {
            var reader = new ObjectReader(found, _problems);
            return (member.Key, reader.OptionalInteger(member.Key));
        })];
    }

    /// <summary>Where a problem of the whole object is pointed at.</summary>
    public void Problem(string name, string message, string accepted) =>
        _problems.Add(_value.Members.GetValueOrDefault(name) ?? _value, message, accepted);

    /// <summary>Warns of the fields that nobody asked for: most likely misspelt.</summary>
    public void Finish()
    {
        foreach (var (name, value) in _value.Members.Where(member => !_asked.Contains(member.Key)))
        {
            _problems.Warn(value, $"Fältet {name} är okänt och läses inte.", string.Join(", ", _asked.Order(StringComparer.Ordinal)));
        }
    }

    private JsonValue? Get(string name, bool required, JsonTokenType kind, string accepted)
    {
        _asked.Add(name);
        var found = _value.Members.GetValueOrDefault(name);
        if (found is null || found.IsNull)
        {
            if (required)
            {
                Missing(name, found, accepted);
            }

            return null;
        }

        if (found.Kind == kind)
        {
            return found;
        }

        _problems.Add(found, "Fel slags värde.", accepted);
        return null;
    }

    private void Missing(string name, JsonValue? found, string accepted)
    {
        if (_value.Kind == JsonTokenType.StartObject)
        {
            var path = _value.Path.Length == 0 ? name : $"{_value.Path}.{name}";
            _problems.Add(found ?? _value with { Path = path }, found is null or { IsNull: true } ? "Fältet saknas." : "Fel slags värde.", accepted);
        }
    }

    private int Integer(JsonValue found)
    {
        if (decimal.TryParse(found.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && number == decimal.Truncate(number) && Math.Abs(number) <= int.MaxValue)
        {
            return (int)number;
        }

        _problems.Add(found, $"”{found.Text}” är inget heltal.", "heltal");
        return 0;
    }

    private string Exact(JsonValue found)
    {
        if (decimal.TryParse(found.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return number.ToString(CultureInfo.InvariantCulture);
        }

        _problems.Add(found, $"”{found.Text}” är för stort eller för noggrant.", "högst 28 siffror");
        return "0";
    }

    private string? Day(JsonValue? found)
    {
        if (found is not null && !DateOnly.TryParseExact(found.Text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
        {
            _problems.Add(found, $"”{found.Text}” är inget datum.", "ÅÅÅÅ-MM-DD");
        }

        return found?.Text;
    }
}
