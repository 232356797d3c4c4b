using Finsam.Participants.Domain;
using Finsam.Participants.V1;

namespace Finsam.Participants.CodeLists;

/// <summary>A code as the database has it: one alike for all, or of a förbund's own. Days of year 1 and 9999 stand for the infinities.</summary>
internal sealed record OwnCode
{
    public required string List { get; init; }

    public required string Code { get; init; }

    public required DateOnly ValidFrom { get; init; }

    public required DateOnly ValidTo { get; init; }

    public required int Position { get; init; }

    public required string LabelSv { get; init; }

    /// <summary>0 for one that is alike for all.</summary>
    public required int Version { get; init; }

    /// <summary>On the wire.</summary>
    public Code ToMessage() => new()
    {
        List = List,
        Code_ = Code,
        Label = LabelSv,
        ValidFrom = ValidFrom == DateOnly.MinValue ? "" : Days.Write(ValidFrom),
        ValidTo = ValidTo == DateOnly.MaxValue ? "" : Days.Write(ValidTo),
        Position = Position,
        Own = Version > 0,
        Etag = Version > 0 ? Etag.Of(Version) : "",
    };
}
