namespace Finsam.Tidy.Tests.Contract;

/// <summary>Rules of names.</summary>
internal static class NamingRules
{
    public static IReadOnlyList<ContractRule> All { get; } =
    [
        new("A message is PascalCase", model => NotPascal(model.Messages.Select(message => message.Element))),
        new("An enum is PascalCase", model => NotPascal(model.Enums.Select(type => type.Element))),
        new("A service is PascalCase", model => NotPascal(model.Services.Select(service => service.Element))),
        new("A method is PascalCase", model => NotPascal(model.Methods.Select(method => method.Element))),
        new("A field is lower_snake_case", model => NotLowerSnake(model.Fields.Select(field => field.Element))),
        new("A oneof is lower_snake_case", model => NotLowerSnake(model.Oneofs.Select(oneof => oneof.Element))),

        new("A value of an enum is UPPER_SNAKE_CASE", model =>
            from value in model.Values
            where !Words.IsUpperSnake(value.Definition.Name)
            select new Breach(value.Element.Where, $"{value.Definition.Name} is not UPPER_SNAKE_CASE")),

        new("A value of an enum begins with the enum's name", model =>
            from value in model.Values
            let prefix = Words.UpperSnake(value.Element.Parent!.ShortName) + "_"
            where !value.Definition.Name.StartsWith(prefix, StringComparison.Ordinal)
            select new Breach(value.Element.Where, $"{value.Definition.Name} does not begin with {prefix}")),

        new("The zero of an enum is its name and _UNSPECIFIED", model =>
            from value in model.Values
            let wanted = Words.UpperSnake(value.Element.Parent!.ShortName) + "_UNSPECIFIED"
            where value.Definition.Number == 0 && value.Definition.Name != wanted
            select new Breach(value.Element.Where, $"{value.Definition.Name} is not {wanted}")),

        new("No enum has two names for a value", model =>
            from type in model.Enums
            where type.Definition.Options?.AllowAlias == true
            select new Breach(type.Element.Where, $"{type.Definition.Name} allows aliases")),

        new("A service ends in Service", model =>
            from service in model.Services
            where !service.Definition.Name.EndsWith("Service", StringComparison.Ordinal)
            select new Breach(service.Element.Where, $"{service.Definition.Name} does not end in Service")),

        new("A method takes its own Request and gives its own Response", model =>
            from method in model.Methods
            let scope = $".{method.Element.File.Package}.{method.Definition.Name}"
            where method.Definition.InputType != scope + "Request" || method.Definition.OutputType != scope + "Response"
            select new Breach(method.Element.Where, $"{method.Definition.Name} is not from {scope[1..]}Request to {scope[1..]}Response")),

        new("No two methods share a Request or a Response", model =>
            from use in model.Methods.SelectMany(method => new[]
            {
                (Type: method.Definition.InputType, method.Element), (Type: method.Definition.OutputType, method.Element),
            })
            group use.Element by use.Type into uses
            where uses.Count() > 1
            select new Breach(uses.Last().Where, $"{uses.Last().ShortName} shares {uses.Key[1..]} with {uses.First().ShortName}")),
    ];

    private static IEnumerable<Breach> NotPascal(IEnumerable<ContractElement> elements) =>
        from element in elements
        where !Words.IsPascal(element.ShortName)
        select new Breach(element.Where, $"{element.ShortName} is not PascalCase");

    private static IEnumerable<Breach> NotLowerSnake(IEnumerable<ContractElement> elements) =>
        from element in elements
        where !Words.IsLowerSnake(element.ShortName)
        select new Breach(element.Where, $"{element.ShortName} is not lower_snake_case");
}
