using Finsam.Participants.Activities;
using Finsam.Participants.Domain;
using Finsam.Participants.V1;
using Finsam.ServiceDefaults.Authorization;
using Grpc.Core;

namespace Finsam.Participants.Api;

/// <summary>Activities on the wire.</summary>
internal sealed class ActivityApi(
    CreateActivityHandler create,
    ChangeActivityHandler change,
    ListActivitiesHandler list,
    RegisterOccasionHandler registerOccasion,
    ChangeOccasionHandler changeOccasion,
    ListOccasionsHandler listOccasions,
    ListActivityChangesHandler listChanges) : ActivityService.ActivityServiceBase
{
    public override Task<CreateActivityResponse> CreateActivity(CreateActivityRequest request, ServerCallContext context) =>
        create.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<ChangeActivityResponse> ChangeActivity(ChangeActivityRequest request, ServerCallContext context) =>
        change.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<ListActivitiesResponse> ListActivities(ListActivitiesRequest request, ServerCallContext context) =>
        list.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<RegisterOccasionResponse> RegisterOccasion(RegisterOccasionRequest request, ServerCallContext context) =>
        registerOccasion.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<ChangeOccasionResponse> ChangeOccasion(ChangeOccasionRequest request, ServerCallContext context) =>
        changeOccasion.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<ListOccasionsResponse> ListOccasions(ListOccasionsRequest request, ServerCallContext context) =>
        listOccasions.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);

    public override Task<ListActivityChangesResponse> ListActivityChanges(ListActivityChangesRequest request, ServerCallContext context) =>
        listChanges.HandleAsync(TextRules.Checked(request), context.GetCaller(), context.CancellationToken);
}
