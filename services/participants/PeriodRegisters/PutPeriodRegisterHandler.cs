using System.Security.Cryptography;
using Finsam.Events;
using Finsam.Messaging;
using Finsam.Participants.Activities;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.Postgres;
using Finsam.Refusals;
using Finsam.ServiceDefaults.Authorization;
using Google.Protobuf;
using Npgsql;

namespace Finsam.Participants.PeriodRegisters;

/// <summary>Puts what a förbund has decided for a reporting period, replacing an earlier register of the same period as a whole.</summary>
internal sealed class PutPeriodRegisterHandler(RequestLog requests, TimeProvider time)
{
    private const string Source = "participants";

    /// <summary>
    /// Puts it, or refuses with every violation at once. What was there already changes nothing and tells nobody; a request that only
    /// validates keeps nothing.
    /// </summary>
    public Task<PutPeriodRegisterResponse> HandleAsync(PutPeriodRegisterRequest request, Caller caller, CancellationToken cancellationToken)
    {
        var refusals = new List<Refusal>();
        var period = RegisterRules.Check(request, refusals);
        if (period is null || refusals.Count > 0)
        {
            throw new RefusedException(refusals);
        }

        return request.ValidateOnly
            ? requests.RehearseAsync(PutAsync, cancellationToken)
            : requests.RunAsync(
                request.Forbund,
                request.RequestId,
                nameof(ParticipantsService.ParticipantsServiceBase.PutPeriodRegister),
                request,
                PutAsync,
                cancellationToken);

        Task<PutPeriodRegisterResponse> PutAsync(NpgsqlConnection connection, NpgsqlTransaction transaction) =>
            this.PutAsync(connection, transaction, request, period.Value, caller, cancellationToken);
    }

    private async Task<PutPeriodRegisterResponse> PutAsync(
        NpgsqlConnection connection,
        NpgsqlTransaction transaction,
        PutPeriodRegisterRequest request,
        Period period,
        Caller caller,
        CancellationToken cancellationToken)
    {
        await JournalPosition.LockAsync(connection, transaction, request.Forbund, cancellationToken);
        var store = new PeriodRegisterStore(connection, transaction, request.Forbund, period, cancellationToken);
        var digest = Digest(request);
        var known = await store.ReadDigestAsync();
        if (known.AsSpan().SequenceEqual(digest))
        {
            return await ToldAsync(new PutPeriodRegisterResponse { Changed = false });
        }

        await store.ReplaceAsync(request, digest, caller.Subject);
        var position = await JournalPosition.AdvanceAsync(connection, transaction, request.Forbund, cancellationToken);
        await Outbox.AddAsync(
            connection,
            transaction,
            new PeriodRegisterPut(Guid.CreateVersion7(), request.Forbund, time.GetUtcNow(), Source, period.From, period.To, position),
            cancellationToken);
        return await ToldAsync(new PutPeriodRegisterResponse { Changed = true, Created = known is null });

        async Task<PutPeriodRegisterResponse> ToldAsync(PutPeriodRegisterResponse response)
        {
            response.Warnings.Add(await ActivityNotes.OfRegisterAsync(connection, transaction, request.Forbund, period, cancellationToken));
            return response;
        }
    }

    // There is no map field in the register, so equal registers have equal bytes.
    private static byte[] Digest(PutPeriodRegisterRequest request)
    {
        var content = request.Clone();
        content.RequestId = "";
        content.ValidateOnly = false;
        return SHA256.HashData(content.ToByteArray());
    }
}
