namespace Finsam.LocalStack;

/// <summary>
/// Passwords and keys of the containers in docker-compose.yml, as files in a folder for each. A container has only its own mounted, so a
/// service knows its own database's password and no other. Of the development issuer they have the public keys; it has no address there.
/// </summary>
public static class ContainerSecrets
{
    /// <summary>Makes what is missing; what is there stays, since the databases were made with it.</summary>
    /// <param name="folder">Where the secrets themselves are kept, with the development issuer's keys.</param>
    /// <param name="containers">Folder with one folder for each container.</param>
    public static void Make(StackFolder folder, string containers)
    {
        var secrets = new Secrets(folder.Secrets);
        var issuer = DevelopmentIssuer.Open(folder);
        foreach (var service in ServiceName.All)
        {
            // Written anew each time: its keys change, and the services see it.
            Secrets.WriteNew(Path.Combine(containers, service, "issuer.jwks.json"), issuer.Keys.PublicKeys());
        }

        var roles = new ServiceRoles(secrets);
        const string server = "Host=postgres;Port=5432";
        var broker = secrets.Password("rabbitmq");
        foreach (var service in ServiceName.WithDatabase)
        {
            Put(containers, service, "Finsam__RabbitMq", $"amqp://finsam:{broker}@rabbitmq:5672/");
            Put(containers, service, "Finsam__Postgres", roles.Connection(server, service));
            Put(containers, service, "Finsam__PostgresOwner", roles.OwnerConnection(server, service));
        }

        PutCertificates(folder, containers);
        Put(containers, ServiceName.Ledger, "checkpoint.pem", File.ReadAllText(secrets.SigningKeyFile("ledger-checkpoint")));

        // The servers wait for their password, so it comes last.
        Put(containers, "postgres", "roles.sql", string.Concat(ServiceName.WithDatabase.Select(service =>
            $"""
            {roles.MakeRoles(service)}
            create database {service} owner {service} encoding 'UTF8' locale 'C' template template0;
            {ServiceRoles.LetIn(service)}
            """)));
        Put(containers, "postgres", "password", secrets.Password("postgresql"));
        Put(containers, "rabbitmq", "password", broker);
    }

    // These expire: what is there is replaced when it has been made anew.
    private static void PutCertificates(StackFolder folder, string containers)
    {
        var certificates = new ServiceCertificates(folder);
        foreach (var service in ServiceName.All)
        {
            _ = certificates.Settings(service);
            foreach (var (name, file) in new[]
            {
                ("peer.pem", certificates.Certificate(service)), ("peer.key", certificates.Key(service)), ("peers.pem", certificates.Authority),
            })
            {
                var path = Path.Combine(containers, service, name);
                var text = File.ReadAllText(file);
                if (!File.Exists(path) || File.ReadAllText(path) != text)
                {
                    Secrets.WriteNew(path, text);
                }
            }
        }
    }

    private static void Put(string containers, string container, string name, string text)
    {
        var path = Path.Combine(containers, container, name);
        if (!File.Exists(path))
        {
            Secrets.WriteNew(path, text);
        }
    }
}
