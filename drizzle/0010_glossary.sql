CREATE TABLE `asked_words` (
	`key` text PRIMARY KEY NOT NULL,
	`word` text NOT NULL,
	`times` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `concepts` (
	`id` text PRIMARY KEY NOT NULL,
	`written` integer NOT NULL,
	`domain` text NOT NULL,
	`language` text NOT NULL,
	`forms` text NOT NULL,
	`definition` text NOT NULL,
	`more` text NOT NULL,
	`example` text NOT NULL,
	`sources` text NOT NULL,
	`related` text NOT NULL,
	`status` text NOT NULL,
	`origin` text NOT NULL,
	`steward_id` text,
	`reviewed_at` integer,
	`suggested_by` text,
	`version` integer NOT NULL,
	`audit_head` text NOT NULL,
	CONSTRAINT "concepts_status_known" CHECK("concepts"."status" in ('draft', 'approved', 'deprecated', 'declined'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `concepts_written` ON `concepts` (`written`);--> statement-breakpoint
CREATE TABLE `false_friends` (
	`id` text PRIMARY KEY NOT NULL,
	`written` integer NOT NULL,
	`word` text NOT NULL,
	`it_id` text NOT NULL,
	`ot_id` text NOT NULL,
	`watch_out` text NOT NULL,
	`dangerous` integer NOT NULL,
	`yes_it` text,
	`yes_ot` text,
	`status` text NOT NULL,
	`version` integer NOT NULL,
	`audit_head` text NOT NULL,
	FOREIGN KEY (`it_id`) REFERENCES `concepts`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ot_id`) REFERENCES `concepts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `false_friends_written` ON `false_friends` (`written`);--> statement-breakpoint
CREATE UNIQUE INDEX `false_friends_pair` ON `false_friends` (`it_id`,`ot_id`);--> statement-breakpoint
CREATE TABLE `hint_channels` (
	`id` text PRIMARY KEY NOT NULL,
	`on` integer NOT NULL,
	`set_by` text NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `hint_readers` (
	`person_id` text PRIMARY KEY NOT NULL,
	`stopped` integer NOT NULL,
	`knows` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `hints` (
	`person_id` text NOT NULL,
	`friend_id` text NOT NULL,
	`thread` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`friend_id`) REFERENCES `false_friends`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `hints_person` ON `hints` (`person_id`,`friend_id`);--> statement-breakpoint
CREATE INDEX `hints_thread` ON `hints` (`thread`,`person_id`);--> statement-breakpoint
CREATE TABLE `proposals` (
	`id` text PRIMARY KEY NOT NULL,
	`concept_id` text NOT NULL,
	`content` text NOT NULL,
	`based_on` integer NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`state` text NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`concept_id`) REFERENCES `concepts`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `proposals_state` ON `proposals` (`state`,`at`);