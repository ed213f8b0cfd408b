// CreateDataset: POST /schemas/{id}/datasets.

import Generation
import HTTP
import Jobs
import Platform
import Records

enum CreateDataset {
    /// Seeds drawn here stay below 2^53, so that programs which keep numbers as doubles can
    /// repeat them; any 64-bit seed may be asked for.
    private static let drawnSeedMask: UInt64 = (1 << 53) - 1

    static func respond(_ context: RequestContext) throws -> Response {
        let id: SchemaID = try context.identifier()
        let owner = try context.user
        let form = try context.form()
        guard let saved = try context.services.schemas.schema(id, owner: owner) else {
            throw RequestContext.nothingHere
        }
        let (order, problems) = DatasetOrder.read(
            rows: form["rows"] ?? "", seed: form["seed"] ?? "", format: form["format"] ?? "",
            compression: form["compression"] ?? "", firstRow: form["from_row"] ?? "",
            randomSeed: context.services.random.uint64() & drawnSeedMask)
        guard var order else { return try refusal(id, form, problems, context) }
        if let problem = saved.schema.problem(withRows: UInt64(order.lastRow)) {
            return try refusal(id, form, [("rows", problem.message)], context)
        }
        try checkQuota(of: owner, context)
        order.key = orderKey(form)
        let submission = try context.services.queue.submit(
            order, of: saved, owner: owner, at: context.now)
        return try response(to: submission, schema: id, context)
    }

    /// Throws 409 when the user's files take up what the administrator allows already.
    private static func checkQuota(of owner: UserID, _ context: RequestContext) throws {
        guard let quota = try context.services.administration.byteQuota(of: owner) else { return }
        let used = try context.services.datasets.storedBytes(owner: owner)
        guard used >= quota else { return }
        throw HTTPError(
            .conflict,
            "Your files take up \(Readable.bytes(used)) of the \(Readable.bytes(quota)) that you "
                + "may keep: delete some, then ask again.")
    }

    /// The key that the page put into its form: anything a program sends instead, if it is short.
    private static func orderKey(_ form: Form) -> String? {
        guard let key = form["order_key"], (1...64).contains(key.utf8.count),
            key.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
        else { return nil }
        return key
    }

    private static func response(
        to submission: JobQueue.Submission, schema: SchemaID, _ context: RequestContext
    ) throws -> Response {
        switch submission {
        case .tooManyPending:
            var headers = Headers()
            headers["Retry-After"] = "60"
            throw HTTPError(
                .tooManyRequests,
                "\(JobQueue.pendingPerUser) of your data sets are waiting already. Try again "
                    + "when some are ready, or cancel some.",
                headers: headers)
        case .schemaIsGone:
            throw RequestContext.nothingHere
        case .accepted(let id, _):
            guard context.wantsJSON else { return .redirect(to: Routes.schema(schema)) }
            guard let dataset = try context.services.datasets.dataset(id, owner: context.user)
            else { throw RequestContext.nothingHere }
            var response = context.json(
                DatasetJSON.value(dataset, context.services.progress), status: .accepted)
            response.headers["Location"] = Routes.dataset(id)
            return response
        }
    }

    private static func refusal(
        _ id: SchemaID, _ form: Form, _ found: [DatasetOrder.Problem], _ context: RequestContext
    ) throws -> Response {
        var problems = form.malformed
        for problem in found where problems[problem.field] == nil {
            problems[problem.field] = problem.message
        }
        if context.wantsJSON { return context.json(problems: problems) }
        return try ShowSchema.page(
            id, in: context,
            typed: .init(
                rows: form["rows"] ?? "", seed: form["seed"] ?? "",
                firstRow: form["from_row"] ?? "", format: form["format"] ?? "",
                compression: form["compression"] ?? "", problems: problems))
    }
}
