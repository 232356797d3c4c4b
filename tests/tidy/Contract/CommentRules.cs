namespace Finsam.Tidy.Tests.Contract;

/// <summary>Rules of comments: what a client's author reads, in the proto, in generated code and in the API's pages.</summary>
internal static class CommentRules
{
    public static IReadOnlyList<ContractRule> All { get; } =
    [
        Commented("A file", model => model.Files.Select(found => found.Element)),
        Commented("A message", model => model.Messages.Select(found => found.Element)),
        Commented("A field", model => model.Fields.Select(found => found.Element)),
        Commented("A oneof", model => model.Oneofs.Select(found => found.Element)),
        Commented("An enum", model => model.Enums.Select(found => found.Element)),
        Commented("A value of an enum", model => model.Values.Select(found => found.Element)),
        Commented("A service", model => model.Services.Select(found => found.Element)),
        Commented("A method", model => model.Methods.Select(found => found.Element)),
    ];

    private static ContractRule Commented(string what, Func<ContractModel, IEnumerable<ContractElement>> elements) =>
        new($"{what} has a comment", model =>
            from element in elements(model)
            where element.Comment.Length == 0
            select new Breach(element.Where, $"{element.Name} has no comment right above it"));
}
