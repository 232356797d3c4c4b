namespace Finsam.Participants.Tests.Tables;

/// <summary>
/// What is registered, in memory: participations, who is known in them, and who has been linked. A person is a key's token: once no participation
/// holds it any longer the identity is erased, and the same key is somebody new.
/// </summary>
internal sealed class RegistryModel
{
    private const char Generation = '#';

    private readonly Dictionary<string, ModelRow> _rows = [];
    private readonly HashSet<string> _tokens = [];
    private readonly List<(string One, string Other, long DecisionNo)> _links = [];

    public IReadOnlyCollection<ModelRow> Rows => _rows.Values;

    /// <summary>The participations as tables see them: those who are linked are one individual.</summary>
    public IReadOnlyList<ModelRow> Counted => [.. _rows.Values.Select(row => row with { Person = Individual(row.Person) })];

    /// <summary>Links that can be undone: of two who are still known.</summary>
    public IReadOnlyList<(string One, string Other, long DecisionNo)> Links => [.. _links.Where(link => IsKnown(link.One) && IsKnown(link.Other))];

    public static string KeyOf(string token) => token.Length == 0 ? "" : token[..token.IndexOf(Generation)];

    /// <summary>The person that a key names now.</summary>
    public string TokenOf(string key)
    {
        var generation = 0;
        while (_tokens.Contains(Token()) && !IsKnown(Token()))
        {
            generation++;
        }

        return Token();

        string Token() => $"{key}{Generation}{generation}";
    }

    /// <summary>Registers a participation, or puts it in the place of what was.</summary>
    public void Put(ModelRow row)
    {
        _rows[row.Key] = row;
        if (row.Person.Length > 0)
        {
            _tokens.Add(row.Person);
        }
    }

    /// <summary>True when the person, or one that links lead to, is in the insats at that time in another participation.</summary>
    public bool Overlaps(ModelRow row) => row.Person.Length > 0 && row.Reason != "8" && _rows.Values.Any(other =>
        other.Key != row.Key && Individual(other.Person) == Individual(row.Person) && other.Insats == row.Insats && other.Reason != "8"
        && row.Enrolled < (other.Closed ?? DateOnly.MaxValue) && other.Enrolled < (row.Closed ?? DateOnly.MaxValue));

    public bool AreLinked(string one, string other) => _links.Any(link => (link.One, link.Other) == (one, other) || (link.One, link.Other) == (other, one));

    public void Link(string one, string other, long decisionNo) => _links.Add((one, other, decisionNo));

    public void Undo(long decisionNo) => _links.RemoveAll(link => link.DecisionNo == decisionNo);

    /// <summary>Strips somebody, and whoever is linked; how many participations lost their person.</summary>
    public int Protect(string token)
    {
        var individual = Individual(token);
        var stripped = _rows.Values.Where(row => row.Person.Length > 0 && Individual(row.Person) == individual).ToList();
        _links.RemoveAll(link => Individual(link.One) == individual);
        stripped.ForEach(row => _rows[row.Key] = row with { Person = "", Registration = "anonymous" });
        return stripped.Count;
    }

    private bool IsKnown(string token) => _rows.Values.Any(row => row.Person == token);

    // The first of all that links lead to.
    private string Individual(string token)
    {
        var reached = new SortedSet<string>(StringComparer.Ordinal) { token };
        int before;
        do
        {
            before = reached.Count;
            foreach (var link in _links.Where(link => reached.Contains(link.One) || reached.Contains(link.Other)))
            {
                reached.UnionWith([link.One, link.Other]);
            }
        }
        while (reached.Count > before);
        return reached.Min!;
    }
}
