using Dapper;
using Finsam.Participants.Domain;
using Npgsql;

namespace Finsam.Participants.Identity;

/// <summary>The numbers that a person has had. The one that stands with a controller has no end; all of them find the person.</summary>
internal sealed class PersonNumbers(BlindIndex blindIndex, IdentitySeal seal)
{
    /// <summary>Whose number it is in the förbund, or null.</summary>
    public async Task<Guid?> OwnerAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        PersonIdentifier identifier,
        CancellationToken cancellationToken) =>
        (await connection.QueryAsync<Guid?>(new CommandDefinition(
            "select person_id from identity.individual where forbund_id = @forbund and blind_index = any (@indexes)",
            new { forbund, indexes = blindIndex.All(forbund, identifier.Value).Select(index => index.Index).ToArray() },
            transaction,
            cancellationToken: cancellationToken))).FirstOrDefault();

    /// <summary>Makes a number the one that stands with some controllers; false when it was already.</summary>
    public async Task<bool> ChangeAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        string forbund,
        Guid person,
        PersonIdentifier identifier,
        string[] controllers,
        string reason,
        string subject,
        CancellationToken cancellationToken)
    {
        var indexes = blindIndex.All(forbund, identifier.Value);
        var parameters = new
        {
            forbund,
            person,
            subject,
            identifier.Kind,
            reason = reason.Trim(),
            Indexes = indexes.Select(index => index.Index).ToArray(),
            KeyNo = indexes.Select(index => index.KeyNo).ToArray(),
            controllers,
            Sealed = controllers.Select(controller => IdentitySeal.Seal(seal.For(forbund, controller), identifier.Value)).ToArray(),
        };
        var written = await connection.ExecuteAsync(new CommandDefinition("""
            insert into identity.individual (forbund_id, blind_index, key_no, number_id, person_id)
            select @forbund, w.blind_index, w.key_no, coalesce(known.number_id, made.number_id), coalesce(known.person_id, @person)
            from (select gen_random_uuid() as number_id) made
            cross join unnest(@Indexes, @KeyNo) as w (blind_index, key_no)
            left join (
                select number_id, person_id from identity.individual where forbund_id = @forbund and blind_index = any (@Indexes) limit 1
            ) known on true
            on conflict on constraint individual_pk do nothing;
            """, parameters, transaction, cancellationToken: cancellationToken));
        return written + await connection.ExecuteAsync(new CommandDefinition("""
            with number as (
                select number_id from identity.individual where forbund_id = @forbund and blind_index = any (@Indexes) limit 1
            )
            update identity.person i
            set ended_at = now(), ended_by = @subject, end_reason = @reason
            from number
            where i.forbund_id = @forbund and i.person_id = @person and i.controller = any (@controllers) and i.ended_at is null
                and i.number_id <> number.number_id;

            with number as (
                select number_id from identity.individual where forbund_id = @forbund and blind_index = any (@Indexes) limit 1
            )
            insert into identity.person as i (forbund_id, controller, person_id, number_id, kind, sealed, registered_by)
            select @forbund, w.controller, @person, number.number_id, @Kind, w.sealed, @subject
            from number cross join unnest(@controllers, @Sealed) as w (controller, sealed)
            on conflict on constraint person_pk do update set ended_at = null, ended_by = null, end_reason = null
            where i.ended_at is not null
            """, parameters, transaction, cancellationToken: cancellationToken)) > 0;
    }
}
