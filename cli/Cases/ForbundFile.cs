using System.Text.Json;
using Finsam.Cli.Json;
using Finsam.Common.V1;
using Finsam.Participants.V1;
using Finsam.Reporting.V1;

namespace Finsam.Cli.Cases;

/// <summary><c>forbund.json</c>: what a förbund has decided, and what its report states (docs/case-folders.md).</summary>
internal sealed record ForbundFile
{
    public required string Path { get; init; }

    /// <summary>The whole file, to find the line of what a service refuses.</summary>
    public required JsonValue Document { get; init; }

    public required string Slug { get; init; }

    public required string Name { get; init; }

    public required string OrgNumber { get; init; }

    public required string Kind { get; init; }

    public required Period Period { get; init; }

    public Period? Comparison { get; init; }

    public string? AdoptedOn { get; init; }

    public int? SuppressionK { get; init; }

    public required IReadOnlyList<MemberEntry> Members { get; init; }

    public required IReadOnlyList<InsatsEntry> Insatser { get; init; }

    public required IReadOnlyList<Goal> Goals { get; init; }

    public required IReadOnlyList<Activity> Activities { get; init; }

    public required IReadOnlyList<Survey> Surveys { get; init; }

    public required IReadOnlyList<KeyFigure> KeyFigures { get; init; }

    public required IReadOnlyList<Post> Board { get; init; }

    public required IReadOnlyList<Post> Auditors { get; init; }

    public required IReadOnlyList<Meetings> Meetings { get; init; }

    public int? BoardMeetings { get; init; }

    /// <summary>Fields that were not understood.</summary>
    public required IReadOnlyList<CaseProblem> Warnings { get; init; }

    /// <summary>Reads and checks the file.</summary>
    /// <exception cref="CaseException">With every problem of the file, by line and path.</exception>
    public static ForbundFile Read(string path)
    {
        var document = JsonFile.Read(path);
        var problems = new CaseProblems(path);
        var reader = new ObjectReader(document, problems);
        var file = new ForbundFile
        {
            Path = path,
            Document = document,
            Slug = reader.Text("slug"),
            Name = reader.Text("name"),
            OrgNumber = reader.Text("org_number"),
            Kind = reader.Word("report", "arsredovisning", "delarsbokslut"),
            Period = reader.Period("period"),
            Comparison = reader.OptionalPeriod("comparison"),
            AdoptedOn = reader.OptionalDay("adopted_on"),
            SuppressionK = reader.OptionalInteger("suppression_k"),
            Members = reader.List("members", MemberEntry.Read),
            Insatser = reader.List("insatser", InsatsEntry.Read),
            Goals = reader.List("goals", ForbundEntries.Goal),
            Activities = reader.List("activities", ForbundEntries.Activity),
            Surveys = reader.List("surveys", ForbundEntries.Survey),
            KeyFigures = reader.List("key_figures", ForbundEntries.KeyFigure),
            Board = reader.List("board", ForbundEntries.BoardPost),
            Auditors = reader.List("auditors", ForbundEntries.Auditor),
            Meetings = reader.List("meetings", ForbundEntries.Meetings),
            BoardMeetings = reader.OptionalInteger("board_meetings"),
            Warnings = problems.Warnings,
        };
        _ = reader.OptionalDay("founded_on");
        if (document.Kind == JsonTokenType.StartObject
            && document.Members.GetValueOrDefault("members") is null or { IsNull: true } or { Kind: JsonTokenType.StartArray, Items: [] })
        {
            reader.Problem("members", "Ett förbund har medlemmar.", "en lista med minst en medlem");
        }

        reader.Finish();
        problems.ThrowIfAny();
        return file;
    }
}
