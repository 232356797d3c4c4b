using System.Text.Json;

namespace Finsam.Participants.MeasurePoints;

/// <summary>What is registered at a measure point itself; occupations and support of start and closure are the participation's own.</summary>
internal sealed record StoredMeasurePoint
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public required string Kind { get; init; }

    public required DateOnly MeasuredOn { get; init; }

    /// <summary>Occupations, as <see cref="Domain.Occupation"/> writes them.</summary>
    public string[] Occupations { get; init; } = [];

    public string[] Support { get; init; } = [];

    public bool NotReached { get; init; }

    /// <summary>Answers as JSON: <c>{"question": {"value", "version"}}</c>.</summary>
    public string Answers { get; init; } = "{}";

    /// <summary>0 before anything has been registered.</summary>
    public int Version { get; init; }

    /// <summary>The answers by question.</summary>
    public SortedDictionary<string, Answer> Read() => new(JsonSerializer.Deserialize<Dictionary<string, Answer>>(Answers, Json)!, StringComparer.Ordinal);

    /// <summary>The same with other answers.</summary>
    public StoredMeasurePoint With(SortedDictionary<string, Answer> answers) => this with { Answers = JsonSerializer.Serialize(answers, Json) };
}

/// <summary>An answer, and the version of the question that it was given to.</summary>
/// <param name="Value">Code, number, <c>true</c> or <c>false</c>.</param>
/// <param name="Version">Version of the question.</param>
internal sealed record Answer(string Value, int Version);
