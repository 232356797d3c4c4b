using Finsam.Cli.Cases;
using Finsam.Cli.Gateway;
using Finsam.Cli.Output;
using Finsam.Ledger.V1;
using Google.Protobuf;
using Grpc.Core;

namespace Finsam.Cli.Loading;

/// <summary>What goes to the ledger.</summary>
internal sealed class LedgerSteps(GatewayClient gateway, LoadKey key, IDisplay display)
{
    // What the files checked so far bring; those that follow may build on it.
    private readonly SieBooks _checked = new();

    /// <summary>Members with their contributions, and what the insatser have been granted.</summary>
    public async Task<LoadCount> PutRegisterAsync(
        ForbundFile forbund, LoadPass pass, StepProgress progress, CancellationToken cancellationToken)
    {
        var request = new PutPeriodRegisterRequest
        {
            Forbund = forbund.Slug,
            Period = forbund.Period,
            Members = { forbund.Members.Select(Member) },
            Grants = { forbund.Insatser.SelectMany(entry => entry.Grants) },
            ValidateOnly = pass == LoadPass.Check,
        };
        request.RequestId = key.For(request);
        var total = request.Members.Count + request.Grants.Count;
        progress.Report(0, total);
        var response = await gateway.Ledger.PutPeriodRegisterAsync(
            request, gateway.As(RoleName.Forbundschef, forbund.Slug), cancellationToken: cancellationToken);
        progress.Report(total, total);
        return LoadCount.Put(response.Created, response.Changed);
    }

    /// <summary>A SIE 4 file, whole or not at all.</summary>
    public async Task<LoadCount> ImportSieAsync(
        string forbund, string file, LoadPass pass, StepProgress progress, CancellationToken cancellationToken)
    {
        var request = new ImportSieRequest
        {
            Forbund = forbund, FileName = Path.GetFileName(file), Content = ByteString.CopyFrom(CaseText.ReadRaw(file)),
        };
        if (pass == LoadPass.Check)
        {
            request.ValidateOnly = true;
            request.Assumed = _checked.Clone();
        }

        request.RequestId = key.For(request);
        using var call = gateway.Ledger.ImportSie(request, gateway.As(RoleName.Ekonom, forbund), cancellationToken: cancellationToken);
        var end = new StreamEnd($"Verifikationer {request.FileName}", file, display);
        await foreach (var message in call.ResponseStream.ReadAllAsync(cancellationToken))
        {
            switch (message.StepCase)
            {
                case ImportSieResponse.StepOneofCase.Progress:
                    progress.Report(message.Progress.Done, message.Progress.Total);
                    break;
                case ImportSieResponse.StepOneofCase.Refusal:
                    throw end.Refused(message.Refusal.Problems, message.Refusal.ProblemCount);
                case ImportSieResponse.StepOneofCase.Summary:
                    if (pass == LoadPass.Write)
                    {
                        end.Warn(message.Summary.Warnings);
                    }

                    _checked.MergeFrom(message.Summary.Brought ?? new SieBooks());
                    var (posted, unchanged) = (message.Summary.VouchersPosted, message.Summary.VouchersUnchanged);
                    progress.Report(posted + unchanged, posted + unchanged);
                    return new LoadCount(posted, 0, unchanged);
            }
        }

        throw StreamEnd.WithoutSummary();
    }

    /// <summary>Budget and forecast rows of all the folder's files; none of them empties the period's budget.</summary>
    public async Task<LoadCount> PutBudgetAsync(
        CaseFolder folder, LoadPass pass, StepProgress progress, CancellationToken cancellationToken)
    {
        var forbund = folder.Forbund;
        var request = new PutBudgetRequest
        {
            Forbund = forbund.Slug,
            Period = forbund.Period,
            Rows = { folder.Budget.Select(line => line.Row) },
            ValidateOnly = pass == LoadPass.Check,
        };
        request.RequestId = key.For(request);
        progress.Report(0, request.Rows.Count);
        var response = await gateway.Ledger.PutBudgetAsync(
            request, gateway.As(RoleName.Ekonom, forbund.Slug), cancellationToken: cancellationToken);
        progress.Report(request.Rows.Count, request.Rows.Count);
        if (pass == LoadPass.Write)
        {
            display.Warn(response.Warnings, FieldOrigin.InBudget(folder));
        }

        return LoadCount.Put(response.Created, response.Changed);
    }

    private static Member Member(MemberEntry entry) => new()
    {
        Id = entry.Id,
        Name = entry.Name,
        Kind = entry.Kind,
        Share = entry.Share,
        Contributions = { entry.Contributions.Select(paid => new Contribution { Year = paid.Year, AmountOre = paid.Ore }) },
    };
}
