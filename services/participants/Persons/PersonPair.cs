using Finsam.Participants.Domain;
using Finsam.Postgres;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Npgsql;

namespace Finsam.Participants.Persons;

/// <summary>Two persons that somebody decides about.</summary>
internal static class PersonPair
{
    /// <summary>Reads them, once the call is the only one that changes any in the förbund.</summary>
    /// <exception cref="RefusedException">
    /// <see cref="ParticipantsReason.PersonUnknown"/>; or both of <see cref="ParticipantsReason.PersonsSame"/> and what is wrong with the reason.
    /// </exception>
    public static async Task<(Guid One, Guid Other)> ReadAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        string personId,
        string otherPersonId,
        string reason,
        Caller caller,
        CancellationToken cancellationToken)
    {
        await JournalPosition.LockAsync(connection, transaction, forbund, cancellationToken);
        var (one, other) = (PersonId.Read(personId), PersonId.Read(otherPersonId, "other_person_id"));
        await PersonRecords.RequireAsync(connection, transaction, forbund, [one, other], caller, cancellationToken);
        var refusals = new List<Refusal>();
        StatedReason.Check(reason, refusals);
        if (one == other)
        {
            refusals.Add(new Refusal(ParticipantsReason.PersonsSame, "other_person_id", "Det är samma person två gånger.", "en annan person"));
        }

        return refusals.Count == 0 ? (one, other) : throw new RefusedException(refusals);
    }
}
