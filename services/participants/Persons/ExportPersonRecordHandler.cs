using Finsam.Participants.Domain;
using Finsam.Participants.Identity;
using Finsam.Participants.Participations;
using Finsam.Participants.V1;
using Finsam.Postgres.Tenancy;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Google.Protobuf.WellKnownTypes;

namespace Finsam.Participants.Persons;

/// <summary>Gives a person's own record with a controller (registerutdrag, article 15 GDPR), and logs that it was read.</summary>
internal sealed class ExportPersonRecordHandler(TenantDataSource dataSource, IdentitySeal seal, TimeProvider time)
{
    private const string Criteria = "person_record";

    /// <summary>The record. Refusals: <c>PersonUnknown</c> of person or controller, those of <see cref="StatedReason"/>.</summary>
    public async Task<ExportPersonRecordResponse> HandleAsync(
        ExportPersonRecordRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var (forbund, controller, person) = (request.Forbund, request.Controller, PersonId.Read(request.PersonId));
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await PersonRecords.RequireAsync(connection, null, forbund, [person], caller, cancellationToken);
        if (!await RecordedRows.HasInsatsAsync(connection, forbund, controller, caller, cancellationToken))
        {
            throw PersonId.Unknown("controller");
        }

        var refusals = new List<Refusal>();
        StatedReason.Check(request.Reason, refusals);
        RefusedException.ThrowIfAny(refusals);

        var persons = await RecordedRows.SameAsync(connection, forbund, controller, person, cancellationToken);
        var participations = await RecordedRows.ParticipationsAsync(connection, forbund, controller, persons, cancellationToken);
        var keys = participations.Select(each => each.Participation.Participation_).ToArray();
        await ParticipationReads.LogAsync(connection, null, forbund, keys, Criteria, caller, request.Reason, cancellationToken);
        var (reads, further) = await RecordedRows.ReadsAsync(connection, forbund, keys, cancellationToken);
        var numbers = await RecordedRows.NumbersAsync(connection, forbund, controller, persons, cancellationToken);
        return new ExportPersonRecordResponse
        {
            PersonId = PersonId.Write(person),
            Controller = controller,
            Numbers = { numbers.Select(number => number.ToMessage(seal.Open(forbund, controller, number.Sealed))) },
            Participations = { participations },
            Decisions = { await RecordedRows.DecisionsAsync(connection, forbund, persons, cancellationToken) },
            Reads = { reads },
            FurtherReads = further,
            MadeAt = Timestamp.FromDateTimeOffset(time.GetUtcNow()),
        };
    }
}
