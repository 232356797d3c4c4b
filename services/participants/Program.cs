using Finsam.Participants;
using Finsam.Participants.Api;
using Finsam.Participants.Identity;
using Finsam.ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddFinsamService(new ServiceDescription("participants", ParticipantsPermissions.Table, ParticipantsRefusals.StatusCodes));
builder.AddFinsamPostgres(typeof(Program).Assembly);
builder.AddFinsamMessaging();
builder.AddIdentity();
builder.Services.AddParticipants();

var app = builder.Build();
app.MapFinsamGrpcService<ParticipantsApi>();
app.MapFinsamGrpcService<CorrectionApi>();
app.MapFinsamGrpcService<ActivityApi>();
app.MapFinsamGrpcService<VolumeApi>();
await app.RunFinsamServiceAsync();
