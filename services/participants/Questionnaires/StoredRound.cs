using Finsam.Participants.Domain;
using Finsam.Participants.V1;

namespace Finsam.Participants.Questionnaires;

/// <summary>A round as it stands.</summary>
internal sealed record StoredRound
{
    /// <summary>The columns that go over the wire.</summary>
    public const string Fields =
        "round, title, questionnaire, questionnaire_version, opens_on, closes_on, closed_at is not null as closed, version";

    /// <summary>Key.</summary>
    public required string Round { get; init; }

    public required string Title { get; init; }

    /// <summary>Key of the questionnaire.</summary>
    public required string Questionnaire { get; init; }

    public int QuestionnaireVersion { get; init; }

    /// <summary>First day that takes answers, by UTC.</summary>
    public DateOnly OpensOn { get; init; }

    /// <summary>Last day that takes answers, by UTC.</summary>
    public DateOnly ClosesOn { get; init; }

    public bool Closed { get; init; }

    /// <summary>1 at first, then one more for each change.</summary>
    public int Version { get; init; }

    /// <summary>The round as it leaves the service.</summary>
    public Round ToMessage(IEnumerable<StoredInvitation> invitations) => new()
    {
        Round_ = Round,
        Title = Title,
        Questionnaire = Questionnaire,
        QuestionnaireVersion = QuestionnaireVersion,
        OpensOn = Days.Write(OpensOn),
        ClosesOn = Days.Write(ClosesOn),
        Closed = Closed,
        Invitations = { invitations.Select(invitation => invitation.ToMessage()) },
        Etag = Etag.Of(Version),
    };
}
