using Finsam.Participants.V1;

namespace Finsam.Participants.Questionnaires;

/// <summary>How many of a group are invited.</summary>
internal sealed record StoredInvitation
{
    /// <summary>Key of the round.</summary>
    public string Round { get; init; } = "";

    public required string RespondentGroup { get; init; }

    /// <summary>Code of the insats; empty for those of none.</summary>
    public required string Insats { get; init; }

    public int Invited { get; init; }

    /// <summary>Codes that are given out.</summary>
    public int Issued { get; init; }

    /// <summary>The invitation as it leaves the service.</summary>
    public Invitation ToMessage()
    {
        var message = new Invitation { Group = RespondentGroup, Invited = Invited };
        if (Insats.Length > 0)
        {
            message.Insats = Insats;
        }

        return message;
    }
}
