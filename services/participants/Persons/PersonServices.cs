using Finsam.Participants.Identity;

namespace Finsam.Participants.Persons;

/// <summary>Registers what concerns persons.</summary>
internal static class PersonServices
{
    /// <summary>Adds each method's handler and what they share.</summary>
    public static IServiceCollection AddPersons(this IServiceCollection services) => services
        .AddSingleton<PersonNumbers>()
        .AddSingleton<SearchPersonsHandler>()
        .AddSingleton<ChangePersonNumberHandler>()
        .AddSingleton<ListPossibleDuplicatesHandler>()
        .AddSingleton<LinkPersonsHandler>()
        .AddSingleton<UndoLinkHandler>()
        .AddSingleton<SplitPersonsHandler>()
        .AddSingleton<ListPersonDecisionsHandler>()
        .AddSingleton<ProtectPersonHandler>()
        .AddSingleton<ExportPersonRecordHandler>();
}
