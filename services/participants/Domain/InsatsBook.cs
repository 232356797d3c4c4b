namespace Finsam.Participants.Domain;

/// <summary>What a förbund's registers have named: where participations may be, and who may refer to them.</summary>
/// <param name="Controllers">Code of each insats to the member that is personuppgiftsansvarig, or null where nobody is.</param>
/// <param name="Members">Ids of the members.</param>
internal sealed record InsatsBook(IReadOnlyDictionary<string, string?> Controllers, IReadOnlySet<string> Members);
